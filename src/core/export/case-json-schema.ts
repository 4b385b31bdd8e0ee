import { z } from 'astro/zod';
import type { Library } from '../schema/library.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';
import { caseFields } from './case-fields.ts';
import { exportedCaseSchema } from './export-case.ts';

const meanings = new Map(caseFields.map(({ path, meaning }) => [path, meaning]));

/**
 * JSON Schema of one line of `cases.jsonl`, draft 7, made from the schema that the build itself checks cases by; its terms are
 * those of the library's vocabularies.
 *
 * @returns Text of the file.
 * @see https://json-schema.org/draft-07
 */
export function caseJsonSchema(taxonomy: Taxonomy, { title, address }: Library): string {
  const schema = z.toJSONSchema(exportedCaseSchema(taxonomy), { target: 'draft-7' });
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    typeof property === 'object' ? { description: meanings.get(name), ...property } : property,
  ]);
  const named = {
    ...(address !== undefined && { $id: new URL('data/case.schema.json', address).href }),
    title: `${title}的一篇案例`,
    ...schema,
    properties: Object.fromEntries(properties) as unknown,
  };
  return `${JSON.stringify(named, null, 1)}\n`;
}
