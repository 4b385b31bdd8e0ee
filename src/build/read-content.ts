import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../core/problems.ts';
import type { Register } from '../core/register.ts';
import { batchSchema, type Batch } from '../core/schema/batch.ts';
import { glossarySchema, type Glossary } from '../core/schema/glossary.ts';
import { librarySchema, type Library } from '../core/schema/library.ts';
import { measureRulesSchema, type MeasureRules } from '../core/schema/term-rules.ts';
import { tileMapSchema, type TileMap } from '../core/schema/tile-map.ts';
import type { Taxonomy } from '../core/schema/taxonomy.ts';
import { contentDir, namesIn, ownOrShipped, shownPath } from './content-folder.ts';
import { ProblemsError } from './problems-error.ts';
import { type Reader, reader, readRegister, readTaxonomy } from './reader.ts';

/** Everything of a content folder but its cases and frameworks, which are collections. */
export type Content = {
  /** Absolute path of the content folder. */
  readonly dir: string;
  readonly library: Library;
  readonly taxonomy: Taxonomy;
  /** Batches that this build may show, by id. */
  readonly batches: readonly Batch[];
  /** Ids of the batches that it may not. */
  readonly hidden: readonly string[];
  /** The register on disk; empty if there is none yet. */
  readonly register: Register;
  /** Terms explained to readers; the shipped ones if the library brings none. */
  readonly glossary: Glossary;
  /** Ids of the pages of help that the library brings. */
  readonly help: readonly string[];
  readonly tileMap: TileMap;
  /** How the measures of the tasks are found; empty for a library with tasks of its own and no such rules. */
  readonly measures: MeasureRules;
};

/** Ids of the pages in `help/` of a content folder. */
export const helpIds = (dir: string): readonly string[] =>
  namesIn(join(dir, 'help')).flatMap((name) =>
    name.endsWith('.mdx') ? [name.slice(0, -'.mdx'.length)] : [],
  );

/** The shipped rules are for the shipped tasks: a library that brings its own tasks brings its own rules too, or none. */
function readMeasures(dir: string, taxonomy: Taxonomy, { read }: Reader): MeasureRules {
  const own = join(dir, 'rules/measures.yaml');
  const file = existsSync(join(dir, 'taxonomy/tasks.yaml')) ? own : ownOrShipped(dir, 'rules/measures.yaml');
  if (!existsSync(file) || taxonomy.tasks.length === 0) return [];
  return read(file, measureRulesSchema(taxonomy)) ?? [];
}

function readBatches(dir: string, { read, problems }: Reader): readonly Batch[] {
  return namesIn(join(dir, 'batches')).flatMap((folder) => {
    const file = join(dir, 'batches', folder, 'batch.yaml');
    const batch = existsSync(file) ? read(file, batchSchema) : null;
    if (batch === null) return [];
    if (batch.id === folder) return [batch];
    problems.push(problem('batch-folder-mismatch', { file: shownPath(file) }, { batch: batch.id, folder }));
    return [];
  });
}

const known = new Map<string, Content>();

/**
 * Read the library's settings, vocabularies, batches and register; once for each folder and process.
 *
 * A batch with `public: false` is left out unless `ANLI_PRIVATE=1`.
 *
 * @throws ProblemsError with every fault of every file.
 */
export function readContent(dir: string = contentDir()): Content {
  const before = known.get(dir);
  if (before !== undefined) return before;
  const source = reader();
  const library = source.read(join(dir, 'library.yaml'), librarySchema);
  const taxonomy = readTaxonomy(dir, source);
  const batches = readBatches(dir, source);
  const register = readRegister(dir, source);
  const glossary = source.read(ownOrShipped(dir, 'taxonomy/glossary.yaml'), glossarySchema) ?? [];
  const tileMap = source.read(ownOrShipped(dir, 'taxonomy/tile-map.yaml'), tileMapSchema);
  const measures = readMeasures(dir, taxonomy, source);
  if (library === null || tileMap === null || source.problems.length > 0)
    throw new ProblemsError(source.problems);
  const shown = (batch: Batch) => batch.public || process.env['ANLI_PRIVATE'] === '1';
  const hidden = batches.filter((batch) => !shown(batch)).map(({ id }) => id);
  const content = {
    dir,
    library,
    taxonomy,
    batches: batches.filter(shown),
    hidden,
    register,
    glossary,
    help: helpIds(dir),
    tileMap,
    measures,
  };
  known.set(dir, content);
  return content;
}
