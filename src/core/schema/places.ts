import { z } from 'astro/zod';

const code = z.string().regex(/^\d{6}$/);
const words = z.array(z.string().min(1));

const zoneKindSchema = z.strictObject({
  kind: z.string().min(1),
  /** What is printed for the kind, any of them. */
  words: words.min(1),
  /** Abbreviations, written out as the kind in the name of a zone. */
  short: words.default([]),
});

const zoneSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.string().min(1),
  /** Deepest division that holds the zone, or has it in its charge. */
  anchor: code,
  /** Other printed forms. */
  also: words.default([]),
});

const institutionSchema = z.strictObject({ names: words.min(1), seat: code });

/** Content of `content/taxonomy/places.yaml`: what the table of divisions does not say. */
export const placesSchema = z.strictObject({
  /** Divisions the table lacks. `since`: first whole year of one that was set up lately. */
  divisions: z
    .array(z.strictObject({ code, name: z.string().min(1), since: z.int().min(1949).optional() }))
    .default([]),
  /** Printed form → code. */
  aliases: z.record(z.string(), code).default({}),
  /** Divisions that were dissolved → the one that holds their ground. */
  former: z.record(z.string(), code).default({}),
  /** Names that are divisions only right after their city (城区, 郊区). */
  follow_only: words.default([]),
  /** County names without 县, 市, 区 that are ordinary words or the names of many schools and streets. */
  words: words.default([]),
  /** Those of `words` that stay ordinary words even right after their province: 广西资源的开发. */
  common_words: words.default([]),
  /** City names without 市 that as often mean a county elsewhere. */
  contested: words.default([]),
  /** City names without 市 that are ordinary words: places only at a beginning or after their province. */
  city_words: words.default([]),
  /** Fixed phrases that hold a place name and mean no place. */
  phrases: words.default([]),
  /** Words that show a public body right after the short name of a county. */
  offices: words.default([]),
  zone_kinds: z.array(zoneKindSchema).default([]),
  zones: z.array(zoneSchema).default([]),
  institutions: z.array(institutionSchema).default([]),
});
export type Places = z.infer<typeof placesSchema>;
