import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** A library of one's own in a temporary folder whose path holds Chinese and a space. */
export type Scratch = { readonly root: string; readonly content: string };

/** Make a library with `library.yaml` and nothing else, let it be used, and take it away. */
export function withLibrary(use: (scratch: Scratch) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'anli 资料-'));
  const content = join(root, 'content');
  mkdirSync(join(content, 'batches'), { recursive: true });
  cpSync(join(project, 'content/library.yaml'), join(content, 'library.yaml'));
  try {
    use({ root, content });
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Put a file under the scratch folder and give its path. */
export function put(folder: string, name: string, data: string | Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, data);
  return file;
}

/** Run a script of the project as a curator would; output and exit code. */
export function run(
  script: string,
  args: readonly string[],
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'scripts', script), ...args],
    {
      cwd: project,
      encoding: 'utf8',
    },
  );
  return { code: status, out: stdout, err: stderr };
}

/** Every file under a folder with its text, by relative path: two of these are equal if nothing changed. */
export function snapshot(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}
