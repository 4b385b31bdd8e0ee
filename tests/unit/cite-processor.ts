import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CslItem } from '../../src/core/cite/csl-json.ts';

/** The part of citeproc that is used here; the package brings no types. */
type Engine = {
  readonly setOutputFormat: (format: 'text') => void;
  readonly updateItems: (ids: readonly string[]) => void;
  readonly makeBibliography: () => readonly [unknown, readonly string[]];
};
type Processor = {
  readonly Engine: new (
    system: {
      readonly retrieveLocale: () => string;
      readonly retrieveItem: (id: string) => CslItem | undefined;
    },
    style: string,
  ) => Engine;
};
const { Engine } = createRequire(import.meta.url)('citeproc') as Processor;

/** Styles that others have written for the standard: judges of ours, and no part of the product. */
const shared = join(import.meta.dirname, '../../../shared/csl');

/** Reason to skip, or false. */
export const stylesAbsent = existsSync(shared) ? false : 'citation styles are not beside the project';

/** An entry of each item as the processor prints it by a style of that folder, without its number. */
export function printed(style: string, items: readonly CslItem[]): readonly string[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const read = (file: string) => readFileSync(join(shared, file), 'utf8');
  const locale = read('locales-zh-CN.xml');
  const engine = new Engine(
    { retrieveLocale: () => locale, retrieveItem: (id) => byId.get(id) },
    read(style),
  );
  engine.setOutputFormat('text');
  engine.updateItems([...byId.keys()]);
  return engine.makeBibliography()[1].map((entry) => entry.trim().replace(/^\[\d+\] ?/u, ''));
}
