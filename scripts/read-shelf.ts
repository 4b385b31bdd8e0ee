import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';
import type { z } from 'astro/zod';
import { checkedYaml } from '../src/core/checked-yaml.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import { boilerplateSchema, labelsSchema, organisationsSchema } from '../src/core/schema/rules.ts';
import { figureRulesSchema, honourRulesSchema, modelRulesSchema } from '../src/core/schema/tag-rules.ts';
import { type Taxonomy, tasksSchema, termsSchema } from '../src/core/schema/taxonomy.ts';
import { stageRulesSchema, taskRulesSchema, topicRulesSchema } from '../src/core/schema/term-rules.ts';
import type { Shelf } from '../src/core/shelf.ts';
import type { Outcome } from '../src/core/types.ts';
import { readGazetteer } from './read-gazetteer.ts';

/** The content folder of the shipped library, whose rules and vocabularies serve where a library has none of its own. */
const shipped = fileURLToPath(new URL('../content/', import.meta.url));

/**
 * Read vocabularies, rules and gazetteer of a library; what its folder does not hold comes from the shipped one.
 *
 * @param content Folder of the library.
 * @returns `null` if any file is faulty; the problems name every fault.
 */
export function readShelf(content: string): Outcome<Shelf | null> {
  const problems: Problem[] = [];
  const read = <T>(name: string, schema: z.ZodType<T>): T | null => {
    const own = join(content, name);
    const path = existsSync(own) ? own : join(shipped, name);
    if (!existsSync(path)) {
      problems.push(problem('no-file', { file: path }));
      return null;
    }
    const file = relative(process.cwd(), path);
    const outcome = checkedYaml({ text: readFileSync(path, 'utf8'), file, schema });
    problems.push(...outcome.problems);
    return outcome.value;
  };
  const taxonomy: Taxonomy = {
    topics: read('taxonomy/topics.yaml', termsSchema) ?? [],
    stages: read('taxonomy/stages.yaml', termsSchema) ?? [],
    kinds: read('taxonomy/kinds.yaml', termsSchema) ?? [],
    tasks: read('taxonomy/tasks.yaml', tasksSchema) ?? [],
  };
  if (problems.length > 0) return { value: null, problems };
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
  };
  const gazetteer = readGazetteer(content);
  problems.push(...gazetteer.problems);
  if (hasErrors(problems) || !isComplete(rules)) return { value: null, problems };
  const toSimplified = Converter({ from: 'tw', to: 'cn' });
  return { value: { taxonomy, ...rules, gazetteer: gazetteer.value, toSimplified }, problems };
}

type Complete<T> = { [K in keyof T]: NonNullable<T[K]> };

const isComplete = <T extends object>(rules: T): rules is T & Complete<T> =>
  Object.values(rules).every((value) => value !== null);
