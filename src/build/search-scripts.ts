import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build, transform } from 'esbuild';
import type { PagefindFactory } from '../search/pagefind-types.ts';

const entry = join(import.meta.dirname, '..', 'search', 'main.ts');

/** A script that is ASCII is the same in every charset a server may name. */
function ascii(script: string): string {
  const strange = /\P{ASCII}/u.exec(script);
  if (strange !== null) throw new Error(`脚本里有 ASCII 以外的字符“${strange[0]}”`);
  return script;
}

/** The search page's own script as one classic ASCII file: no server's idea of types or charsets can break it. */
export async function clientScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2017',
    charset: 'ascii',
    minify: true,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild 没有产出检索页的脚本');
  return ascii(file.text);
}

/** Version of the Pagefind that is installed. */
export function pagefindVersion(): string {
  const file = join(import.meta.dirname, '..', '..', 'node_modules', 'pagefind', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/**
 * Pagefind's module as a classic script that defines `anliPagefind`, a function of how to read.
 *
 * Without `document`, Pagefind takes the query for words of no known language and asks the index for them as they stand, and
 * starts no worker. With `fetch` handed in, no failed read goes unnoticed.
 *
 * @throws if the module no longer reads through a free `fetch`.
 */
export async function engineScript(module: string, version: string): Promise<string> {
  if (!/\bawait fetch\(/u.test(module)) throw new Error('pagefind.js 的写法变了：找不到它的 fetch');
  const { code } = await transform(module, {
    format: 'cjs',
    define: { 'import.meta.url': '""' },
    target: 'es2020',
    charset: 'ascii',
    minify: true,
  });
  const notice = `/* Pagefind ${version}, (c) CloudCannon, MIT licence, https://pagefind.app */`;
  return ascii(
    `${notice}\nself.anliPagefind=function(fetch){var document,module={exports:{}};${code}return module.exports};\n`,
  );
}

/** Run an engine script here, as the page would. */
export function runEngineScript(script: string): PagefindFactory {
  const define = runInThisContext(`(function(self){${script}})`) as (self: {
    anliPagefind?: PagefindFactory;
  }) => void;
  const self: { anliPagefind?: PagefindFactory } = {};
  define(self);
  if (self.anliPagefind === undefined) throw new Error('pagefind.js 没有定义 anliPagefind');
  return self.anliPagefind;
}
