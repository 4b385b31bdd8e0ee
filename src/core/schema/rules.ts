import { z } from 'astro/zod';

const examples = { match: z.array(z.string()).min(1), miss: z.array(z.string()).min(1) };
const pattern = z.strictObject({ id: z.string(), reason: z.string(), pattern: z.string(), ...examples });

/** `content/rules/boilerplate.yaml`: what a page leaves in a text that belongs to no case. */
export const boilerplateSchema = z.strictObject({ line: z.array(pattern), inline: z.array(pattern) });
export type BoilerplateRules = z.infer<typeof boilerplateSchema>;

/** What a label introduces: a field of the record, or a section of the text. */
export const labelRoleSchema = z.enum(['summary', 'title', 'organisation', 'author', 'section']);
export type LabelRole = z.infer<typeof labelRoleSchema>;

/** `content/rules/labels.yaml`: names of fields and sections, by what they introduce. */
export const labelsSchema = z.array(
  z.strictObject({ role: labelRoleSchema, labels: z.array(z.string()).min(1), ...examples }),
);
export type LabelRules = z.infer<typeof labelsSchema>;

/** `content/rules/organisations.yaml`: how names of institutions end, and of what kind they are. First match wins. */
export const organisationsSchema = z.array(
  z.strictObject({ kind: z.string(), endings: z.array(z.string()).min(1), ...examples }),
);
export type OrganisationRules = z.infer<typeof organisationsSchema>;
