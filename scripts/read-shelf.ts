import { Converter } from 'opencc-js/t2cn';
import { polyphonic } from 'pinyin-pro';
import type { z } from 'astro/zod';
import { ownOrShipped } from '../src/build/content-folder.ts';
import { wordWeight } from '../src/build/dictionary.ts';
import { reader, readTaxonomy } from '../src/build/reader.ts';
import { hasErrors } from '../src/core/problems.ts';
import { boilerplateSchema, labelsSchema, organisationsSchema } from '../src/core/schema/rules.ts';
import { figureRulesSchema, honourRulesSchema, modelRulesSchema } from '../src/core/schema/tag-rules.ts';
import { stageRulesSchema, taskRulesSchema, topicRulesSchema } from '../src/core/schema/term-rules.ts';
import { typoRulesSchema } from '../src/core/schema/typos.ts';
import type { Shelf } from '../src/core/shelf.ts';
import type { Outcome } from '../src/core/types.ts';
import { readGazetteer } from './read-gazetteer.ts';

/**
 * Read vocabularies, rules and gazetteer of a library; what its folder does not hold comes from the shipped one.
 *
 * @param content Folder of the library.
 * @returns `null` if any file is faulty; the problems name every fault.
 */
export function readShelf(content: string): Outcome<Shelf | null> {
  const source = reader();
  const { problems } = source;
  const taxonomy = readTaxonomy(content, source);
  if (problems.length > 0) return { value: null, problems };
  const read = <T>(name: string, schema: z.ZodType<T>) => source.read(ownOrShipped(content, name), schema);
  const rules = {
    boilerplate: read('rules/boilerplate.yaml', boilerplateSchema),
    labels: read('rules/labels.yaml', labelsSchema),
    organisations: read('rules/organisations.yaml', organisationsSchema),
    figures: read('rules/figures.yaml', figureRulesSchema),
    models: read('rules/models.yaml', modelRulesSchema),
    honours: read('rules/honours.yaml', honourRulesSchema),
    topics: read('rules/topics.yaml', topicRulesSchema(taxonomy)),
    stages: read('rules/stages.yaml', stageRulesSchema(taxonomy)),
    tasks: read('rules/tasks.yaml', taskRulesSchema(taxonomy)),
    typos: read('rules/typos.yaml', typoRulesSchema),
  };
  const gazetteer = readGazetteer(content);
  problems.push(...gazetteer.problems);
  if (hasErrors(problems) || !isComplete(rules)) return { value: null, problems };
  return { value: { taxonomy, ...rules, gazetteer: gazetteer.value, ...language }, problems };
}

/** Forms of Hong Kong that the converter for Taiwan leaves as they are. */
const hongKong: Readonly<Record<string, string>> = { 衞: '卫', 敍: '叙', 枱: '台' };

const fromTaiwan = Converter({ from: 'tw', to: 'cn' });
const knownReadings = new Map<string, readonly string[]>();
/** What the shelf knows of the language. */
const language: Pick<Shelf, 'toSimplified' | 'readings' | 'wordWeight'> = {
  toSimplified: (text) => fromTaiwan(text).replace(/[衞敍枱]/gu, (form) => hongKong[form] ?? form),
  readings: (han) => {
    const known = knownReadings.get(han) ?? polyphonic(han, { type: 'array' })[0] ?? [];
    knownReadings.set(han, known);
    return known;
  },
  wordWeight,
};

type Complete<T> = { [K in keyof T]: NonNullable<T[K]> };

const isComplete = <T extends object>(rules: T): rules is T & Complete<T> =>
  Object.values(rules).every((value) => value !== null);
