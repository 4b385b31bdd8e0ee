import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { startTags, type Tag } from '../core/html-tags.ts';
import { problem, type Problem } from '../core/problems.ts';
import type { Page } from '../core/relative-links.ts';
import { ProblemsError } from './problems-error.ts';
import { filesBelow } from './relative-tree.ts';

/** A page that carries its own policy, or what in it no policy of this site allows. */
export type SecuredPage = { readonly html: string; readonly problems: readonly Problem[] };

/** What single pages may do beyond what every page with a script of its own may. */
const scriptRights: Readonly<Record<string, string>> = {
  'search.html': " 'wasm-unsafe-eval'",
};

/** Types of an inline `<script>` that browsers act on; any other makes it a block of data. */
const acted =
  /^(?:module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))?$/u;
const pictures: ReadonlySet<string> = new Set(['img', 'source', 'image', 'input', 'video']);
const governed: ReadonlySet<string> = new Set(['style', 'script', 'link', 'body', 'base']);

const value = (tag: Tag, name: string): string | undefined => tag.attributes.get(name)?.value;
const isScript = (tag: Tag): boolean =>
  tag.name === 'script' && acted.test((value(tag, 'type') ?? '').trim().toLowerCase());

/** Style and script as attributes, and scripts in the page: a policy that let them pass would let anything pass. */
function inlineCode(tag: Tag): readonly string[] {
  const found = [...tag.attributes.keys()].filter((name) => name === 'style' || name.startsWith('on'));
  return isScript(tag) && value(tag, 'src') === undefined ? [...found, '<script>'] : found;
}

/** Browsers hash what they parsed: line ends as line feeds, in UTF-8. */
const hashOf = (style: string): string =>
  `'sha256-${createHash('sha256').update(style.replace(/\r\n?/gu, '\n')).digest('base64')}'`;

function policyOf(address: string, tags: readonly Tag[]): string {
  const styles = new Set(tags.filter(({ name }) => name === 'style').map(({ content }) => hashOf(content)));
  const ownPictures = tags.some(
    (tag) =>
      pictures.has(tag.name) &&
      ['src', 'srcset', 'href', 'poster'].some((name) => /^(?!data:)/u.test(value(tag, name) ?? 'data:')),
  );
  return [
    "default-src 'none'",
    // For the search page; elsewhere no script could connect, but auditors fetch robots.txt in a page's name.
    "connect-src 'self'",
    ...(tags.some(isScript) ? [`script-src 'self'${scriptRights[address] ?? ''}`] : []),
    `img-src${ownPictures ? " 'self'" : ''} data:`,
    ...(styles.size > 0 ? [`style-src ${[...styles].join(' ')}`] : []),
    // Firefox takes no file for another file's own site.
    `form-action ${tags.some(({ name }) => name === 'form') ? "'self' file:" : "'none'"}`,
  ].join(';');
}

/** Offset behind the last `<meta>` before anything that a policy governs: a policy holds only for what follows it. */
function placeFor(html: string, tags: readonly Tag[]): number {
  const first = tags.findIndex(({ name }) => governed.has(name));
  const metas = tags.slice(0, first < 0 ? tags.length : first).filter(({ name }) => name === 'meta');
  const ends = metas.flatMap(({ attributes }) => [...attributes.values()].map(({ span }) => span.end));
  return html.indexOf('>', Math.max(-1, ...ends)) + 1;
}

/**
 * Give a page a policy of its own: nothing but its own style by hash, its own site's scripts and pictures, and pictures in the page.
 *
 * Holds on `file://` too. A server's own header can only narrow it.
 *
 * @param page `address` from the root of the site; the page has at least one `<meta>`.
 * @returns `problems` of the code `inline-code` for scripts, handlers and style attributes in the page.
 * @see https://www.w3.org/TR/CSP3/
 */
export function secured({ address, html }: Page): SecuredPage {
  const tags = [...startTags(html)];
  const problems = [...new Set(tags.flatMap(inlineCode))].map((code) =>
    problem('inline-code', { file: address }, { code }),
  );
  const at = placeFor(html, tags);
  const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(address, tags)}">`;
  return { html: html.slice(0, at) + policy + html.slice(at), problems };
}

/** Read as UTF-8 whatever charset a server claims. */
const byteOrderMark = '\ufeff';

/**
 * Give every page of a folder its policy and a byte-order mark, in place.
 *
 * @throws ProblemsError with all inline code of all pages.
 */
export async function securePages(dir: string): Promise<void> {
  const problems: Problem[] = [];
  for (const address of (await filesBelow(dir)).filter((name) => name.endsWith('.html'))) {
    const page = secured({ address, html: await readFile(join(dir, address), 'utf8') });
    problems.push(...page.problems);
    await writeFile(join(dir, address), byteOrderMark + page.html);
  }
  if (problems.length > 0) throw new ProblemsError(problems);
}

/** After the links are judged: what a page holds by then is what its policy is made for. */
export const contentSecurity = (): AstroIntegration => ({
  name: 'content-security',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await securePages(fileURLToPath(dir));
    },
  },
});
