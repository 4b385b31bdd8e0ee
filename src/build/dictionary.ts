import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWordWeights, type WordWeight } from '../core/word-weights.ts';
import { projectDir } from './content-folder.ts';

let weights: WordWeight | null = null;

/** How common words of two or three Han characters are; 0 for what is no word. Read from disk when it is first asked. */
export const wordWeight: WordWeight = (word) => {
  weights ??= parseWordWeights(
    readFileSync(join(projectDir(), 'scripts', 'data', 'word-weights.txt'), 'utf8'),
  );
  return weights(word);
};
