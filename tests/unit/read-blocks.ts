import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readShelf } from '../../scripts/read-shelf.ts';
import { blocks } from '../../src/core/blocks.ts';
import { normalise } from '../../src/core/normalise.ts';
import { repair } from '../../src/core/repair.ts';
import { traced } from '../../src/core/traced.ts';
import type { Block } from '../../src/core/types.ts';

const { value, problems } = readShelf(join(import.meta.dirname, '../../content'));
assert.ok(value !== null, JSON.stringify(problems));

/** Vocabularies and rules of the shipped library. */
export const shelf = value;

/** Blocks of a captured text, by the stages that come before. */
export function blocksOf(captured: string): readonly Block[] {
  const mended = repair(captured, normalise(traced(captured)), shelf);
  return blocks(captured, mended.value, shelf.boilerplate, shelf.labels);
}
