import { encodeAttribute, startTags, type Attribute, type Tag } from './html-tags.ts';
import { problem, type Problem, type ProblemCode } from './problems.ts';

/** What links are judged against. */
export type LinkTargets = {
  /** Every file of the site: its path from the root, without a leading slash. */
  readonly files: ReadonlySet<string>;
  /** Where the site is published, ending in `/`, if that is known. */
  readonly address?: string | undefined;
};

export type Page = { readonly address: string; readonly html: string };

/** A link to a part of a page: `href` as written, on a page, to an id of the page `target`. */
export type FragmentLink = { readonly href: string; readonly target: string; readonly fragment: string };

/** A page whose links are relative, and what is needed to judge its links to parts of pages. */
export type LinkedPage = Page & {
  readonly ids: ReadonlySet<string>;
  readonly fragments: readonly FragmentLink[];
  readonly problems: readonly Problem[];
};

/** `follow`: the reader goes there; `fetch`: the browser does, unasked; `name`: nobody does, it names something. */
type Use = 'follow' | 'fetch' | 'name';

const uses: Readonly<Record<string, Use>> = {
  'a href': 'follow',
  'area href': 'follow',
  'blockquote cite': 'name',
  'q cite': 'name',
  'ins cite': 'name',
  'del cite': 'name',
  'form action': 'fetch',
  'button formaction': 'fetch',
  'input formaction': 'fetch',
  'object data': 'fetch',
  'a ping': 'fetch',
  'use href': 'fetch',
  'image href': 'fetch',
  'use xlink:href': 'fetch',
  'image xlink:href': 'fetch',
};
const fetchedAnywhere: ReadonlySet<string> = new Set(['src', 'poster', 'background']);
const lists: ReadonlySet<string> = new Set(['srcset', 'imagesrcset']);
/** Relations of a `<link>` for which browsers fetch nothing. */
const naming =
  /^(?:canonical|alternate|license|author|help|up|next|prev|first|last|contents|index|cite-as|schema\..+|dc\..+)$/u;

const words = (tag: Tag, name: string): readonly string[] =>
  (tag.attributes.get(name)?.value ?? '').toLowerCase().split(/\s+/u).filter(Boolean);

function useOf(tag: Tag, attribute: Attribute): Use | undefined {
  if (tag.name === 'link' && attribute.name === 'href')
    return words(tag, 'rel').every((rel) => naming.test(rel)) ? 'name' : 'fetch';
  return uses[`${tag.name} ${attribute.name}`] ?? (fetchedAnywhere.has(attribute.name) ? 'fetch' : undefined);
}

type Verdict = { readonly href: string; readonly fragment?: FragmentLink } | { readonly fault: ProblemCode };

const unchanged = (href: string): Verdict => ({ href });
const fault = (code: ProblemCode): Verdict => ({ fault: code });

/** Path from one page to another file, both from the root. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The file a path means, read from a page; a folder means its index. */
function fileAt(path: string, page: string, files: ReadonlySet<string>): string | undefined {
  const base = path.startsWith('/') ? [] : page.split('/').slice(0, -1);
  const steps: string[] = [...base];
  for (const step of decoded(path).split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '' && step !== '.' && step !== '..') steps.push(step);
  }
  const plain = steps.join('/');
  const index = plain === '' ? 'index.html' : `${plain}/index.html`;
  const candidates = /(?:^|\/)\.{0,2}$/u.test(path) ? [index] : [plain, index, `${plain}.html`];
  return candidates.find((file) => files.has(file));
}

/** A state such as `#q=…` and the top of a page are no parts of it. */
const namesPart = (fragment: string): boolean => !['', 'top'].includes(fragment) && !fragment.includes('=');

function inSite(href: string, page: string, { files, address }: LinkTargets): Verdict {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(href) ?? [];
  const target = path === '' ? page : fileAt(path, page, files);
  if (target === undefined) return fault('dead-link');
  const fragment = decoded(hash.slice(1));
  const part =
    namesPart(fragment) && target.endsWith('.html') ? { fragment: { href, target, fragment } } : {};
  if (target === page && query === '' && hash !== '') return { href: hash, ...part };
  // A server answers with 404.html at any depth, where only a path from the root leads anywhere.
  const root = page === '404.html' && address !== undefined ? new URL(address).pathname : undefined;
  const short = root === undefined ? relativePath(page, target) : root + target;
  return { href: `${short}${query}${hash}`, ...part };
}

function offSite(href: string, use: Use, tag: Tag, { files, address }: LinkTargets): Verdict {
  if (address !== undefined && href.startsWith(address)) {
    if (fileAt(`/${href.slice(address.length).replace(/[?#].*$/su, '')}`, '', files) === undefined)
      return fault('dead-link');
    return use === 'fetch' ? fault('off-site-request') : unchanged(href);
  }
  if (use === 'fetch' || words(tag, 'rel').includes('canonical')) return fault('off-site-request');
  if (use === 'follow' && !words(tag, 'rel').includes('external')) return fault('unmarked-external');
  return unchanged(href);
}

/** Pictures, nothing at all, and plain text to save: browsers go to no other address that holds its own content. */
function allowedData(href: string, use: Use, tag: Tag): boolean {
  if (use === 'fetch') return /^data:(?:image\/|,$)/iu.test(href);
  return use === 'follow' && tag.attributes.has('download') && /^data:,/iu.test(href);
}

function judge(written: string, use: Use, tag: Tag, page: string, targets: LinkTargets): Verdict {
  const href = written.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(href)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return offSite(href, use, tag, targets);
  if (scheme === 'mailto' || scheme === 'tel') return use === 'follow' ? unchanged(href) : fault('bad-link');
  if (scheme === 'data') return allowedData(href, use, tag) ? unchanged(href) : fault('bad-link');
  if (scheme !== undefined || /^\/\/|[\\\n\r\t]/u.test(href)) return fault('bad-link');
  if (href === '') return use === 'fetch' && tag.name !== 'form' ? fault('dead-link') : unchanged(written);
  return inSite(href, page, targets);
}

const styleRequest = /@import\b[^;]*|url\((?!\s*["']?(?:data:|#))[^)]*\)/giu;
const metaAddress = /^(?:og:(?:url|image|audio|video)(?::\w+)?|twitter:image)$/u;

/** Requests and addresses that stand elsewhere than in links. */
function strayProblems(tag: Tag, { address }: LinkTargets): readonly [ProblemCode, string][] {
  const css = tag.name === 'style' ? tag.content : (tag.attributes.get('style')?.value ?? '');
  const found: [ProblemCode, string][] = [...css.matchAll(styleRequest)].map(([href]) => [
    'off-site-request',
    href,
  ]);
  const content = tag.attributes.get('content')?.value ?? '';
  if (tag.name === 'base') found.push(['bad-link', tag.attributes.get('href')?.value ?? '<base>']);
  if (tag.name === 'meta' && words(tag, 'http-equiv').includes('refresh')) found.push(['bad-link', content]);
  if (
    metaAddress.test(tag.attributes.get('property')?.value ?? '') &&
    !(address && content.startsWith(address))
  )
    found.push(['off-site-request', content]);
  return found;
}

type Change = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Make every link of a page relative and name the file it leads to, so that the site works from any folder.
 *
 * Rewrites start tags only, and of these only the values that change. Doing it twice changes nothing.
 *
 * @returns `problems` of the codes `dead-link`, `bad-link`, `off-site-request` and `unmarked-external`, at the page's address.
 */
export function relativeLinks(page: Page, targets: LinkTargets): LinkedPage {
  const changes: Change[] = [];
  const ids = new Set<string>();
  const fragments: FragmentLink[] = [];
  const problems: Problem[] = [];
  const report = (code: ProblemCode, href: string) =>
    problems.push(problem(code, { file: page.address }, { href }));

  const rewrite = (written: string, use: Use, tag: Tag): string => {
    const verdict = judge(written, use, tag, page.address, targets);
    if ('fault' in verdict) {
      report(verdict.fault, written);
      return written;
    }
    if (verdict.fragment !== undefined) fragments.push(verdict.fragment);
    return verdict.href;
  };
  const rewriteList = (list: string, tag: Tag): string =>
    list.replace(
      /([^\s,]\S*[^\s,]|[^\s,])((?:\s+[^\s,]+)?\s*(?:,|$))/gu,
      (_, href: string, rest: string) => rewrite(href, 'fetch', tag) + rest,
    );

  for (const tag of startTags(page.html)) {
    for (const attribute of tag.attributes.values()) {
      const { name, value, span } = attribute;
      if (name === 'id' || (name === 'name' && tag.name === 'a')) ids.add(value);
      const use = useOf(tag, attribute);
      const after =
        use !== undefined ? rewrite(value, use, tag) : lists.has(name) ? rewriteList(value, tag) : value;
      const quote = page.html.charAt(span.start) === "'" ? "'" : '"';
      if (after !== value) changes.push({ ...span, text: encodeAttribute(after, quote) });
    }
    for (const [code, href] of strayProblems(tag, targets)) report(code, href);
  }
  return { address: page.address, html: applied(page.html, changes), ids, fragments, problems };
}

function applied(html: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of changes) {
    parts.push(html.slice(from, start), text);
    from = end;
  }
  return parts.join('') + html.slice(from);
}

/** `dead-fragment` for every link to a part that its target does not have; pages that are not given are not judged. */
export function deadFragments(
  pages: readonly Pick<LinkedPage, 'address' | 'ids' | 'fragments'>[],
): readonly Problem[] {
  const ids = new Map(pages.map((page) => [page.address, page.ids]));
  return pages.flatMap(({ address, fragments }) =>
    fragments
      .filter(({ target, fragment }) => ids.get(target)?.has(fragment) === false)
      .map(({ href, fragment }) => problem('dead-fragment', { file: address }, { href, fragment })),
  );
}

/** `bad-file-name` for every file whose path a mirror, a disc or an old unpacker may garble. */
export const badFileNames = (files: Iterable<string>): readonly Problem[] =>
  [...files]
    .filter((file) => !/^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/u.test(file))
    .map((name) => problem('bad-file-name', { file: name }, { name }));
