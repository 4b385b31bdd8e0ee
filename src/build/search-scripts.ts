import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import { wordsPath } from '../core/search/root.ts';
import type { CompactIndex } from './compact-index.ts';
import type { PagefindFactory } from '../search/pagefind-types.ts';

const search = join(import.meta.dirname, '..', 'search');

/**
 * A script that is ASCII is the same in every charset a server may name. What esbuild leaves as it is, regular expressions, means
 * the same with escapes.
 */
const ascii = (script: string): string =>
  script.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** For the plain objects of the page, `Object.assign` does what esbuild's helpers for spreading do, in a tenth of the bytes. */
const plainSpread = (script: string): string =>
  script
    .replace(/var __spreadValues = \(a, b\) => \{.*?\n {2}\};/su, () => 'var __spreadValues = Object.assign;')
    .replace(/var __spreadProps = .*?;\n/u, () => 'var __spreadProps = Object.assign;\n');

async function bundle(name: string, banner: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(search, name)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2017',
    // Fields are assigned: to define them takes a helper.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild 没有产出检索页的脚本');
  // 6 % smaller than what esbuild itself minifies.
  const { code } = await minify(plainSpread(file.text), {
    ecma: 2017,
    toplevel: true,
    compress: {
      passes: 3,
      unsafe_arrows: true,
      pure_getters: true,
      inline: false,
      lhs_constants: false,
      loops: false,
    },
    format: { ascii_only: true },
  });
  if (code === undefined) throw new Error('terser 没有产出检索页的脚本');
  return ascii(banner + code);
}

/**
 * The search page's own scripts as classic ASCII files, which no server's idea of types or charsets can break: what every search
 * needs, with the root of the index; the words that search knows; what is needed now and then; and what keeps the reader's picks.
 *
 * @returns Scripts by their paths.
 */
export async function clientScripts({
  root,
  language,
}: Pick<CompactIndex, 'root' | 'language'>): Promise<Readonly<Record<string, string>>> {
  return {
    [wordsPath(root.edition)]: `self.anliWords="${language}";\n`,
    'search.js': await bundle('main.ts', `self.anliRoot=${JSON.stringify(root)};\n`),
    'search-more.js': await bundle('more.ts', ''),
    'search-picks.js': await bundle('picks.ts', ''),
    'search-pagefind.js': await bundle('pagefind-entry.ts', ''),
  };
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
