import { join } from 'node:path';
import { readSourceFiles, sourceNames } from '../../scripts/read-source.ts';
import type { SourceFile } from '../../src/core/capture.ts';
import type { Outcome } from '../../src/core/types.ts';

/** The sources of a folder, `source.<form>` or `source-01.<form>` and so on, as the import command reads them. */
export const sourceFiles = (folder: string): Promise<Outcome<readonly SourceFile[]>> =>
  readSourceFiles(sourceNames(folder).map((name) => join(folder, name)));
