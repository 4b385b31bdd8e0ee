import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. Within Astro's bundle this module is not where it was; there the configuration has set `ANLI_ROOT`. */
export const projectDir = (): string =>
  process.env['ANLI_ROOT'] ?? fileURLToPath(new URL('../..', import.meta.url));

const shippedDir = (): string => join(projectDir(), 'content');

/** The content folder of this build: the shipped one, unless `ANLI_CONTENT` names another. */
export const contentDir = (): string => resolve(process.env['ANLI_CONTENT'] ?? shippedDir());

/** A file's name as a curator types it: relative to where the command was started, unless that leads outside. */
export function shownPath(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') ? file : short.replaceAll('\\', '/');
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names in a folder in the order of their code units; none if there is no such folder. */
export const namesIn = (dir: string): readonly string[] =>
  existsSync(dir) ? readdirSync(dir).sort(byName) : [];

/** A rule or vocabulary of a library: its own where it brings one, else the shipped one. */
export function ownOrShipped(dir: string, name: string): string {
  const own = join(dir, name);
  return existsSync(own) ? own : join(shippedDir(), name);
}
