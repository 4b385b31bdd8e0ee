import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { checkedYaml } from '../core/checked-yaml.ts';
import { problem, type Problem } from '../core/problems.ts';
import { parseRegister, type Register } from '../core/register.ts';
import { tasksSchema, termsSchema, type Taxonomy } from '../core/schema/taxonomy.ts';
import { ownOrShipped, shownPath } from './content-folder.ts';

/** Reads YAML files and gathers what is wrong with them. */
export type Reader = {
  readonly problems: Problem[];
  /** What a file holds, or `null` if it is not there or faulty. */
  readonly read: <T>(file: string, schema: z.ZodType<T>) => T | null;
};

export function reader(): Reader {
  const problems: Problem[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
    if (!existsSync(file)) {
      problems.push(problem('no-file', { file: shownPath(file) }));
      return null;
    }
    const outcome = checkedYaml({ text: readFileSync(file, 'utf8'), file: shownPath(file), schema });
    problems.push(...outcome.problems);
    return outcome.value;
  };
  return { problems, read };
}

/** The vocabularies of a library; what it does not bring is the shipped one. */
export function readTaxonomy(dir: string, { read }: Reader): Taxonomy {
  const file = (name: string) => ownOrShipped(dir, `taxonomy/${name}.yaml`);
  const terms = (name: string) => read(file(name), termsSchema) ?? [];
  return {
    topics: terms('topics'),
    stages: terms('stages'),
    kinds: terms('kinds'),
    tasks: read(file('tasks'), tasksSchema) ?? [],
  };
}

/** `register.csv` of a library; empty if there is none yet. */
export function readRegister(dir: string, { problems }: Reader): Register {
  const file = join(dir, 'register.csv');
  if (!existsSync(file)) return [];
  const outcome = parseRegister(readFileSync(file, 'utf8'), shownPath(file));
  problems.push(...outcome.problems);
  return outcome.value;
}
