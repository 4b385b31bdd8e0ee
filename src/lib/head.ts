import type { Library } from '../core/schema/library.ts';

/** One way into the library, as the header of every page lists it. */
export type WayIn = {
  readonly name: string;
  readonly href: string;
  readonly current: 'page' | 'true' | undefined;
};

const ways = [
  ['检索', '/search.html'],
  ['地区', '/places/index.html'],
  ['主题', '/topics/index.html'],
  ['学段', '/stages/index.html'],
  ['机构', '/kinds/index.html'],
  ['模式', '/models/index.html'],
  ['年份', '/years/index.html'],
  ['任务', '/tasks/index.html'],
  ['汇编', '/batches/index.html'],
  ['训练包', '/packs/index.html'],
  ['A–Z', '/a-z.html'],
] as const;

/** @param path Root path of the page the header stands on. */
export function waysIn(path: string): readonly WayIn[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return ways.map(([name, href]) => {
    const inside = folder !== '/' && href.startsWith(folder);
    return { name, href, current: href === path ? 'page' : inside ? 'true' : undefined };
  });
}

/** What the `<head>` of a page says of it. */
export type Head = {
  readonly title: string;
  readonly description: string;
  /** Where the page is published; `null` for a library without an address. */
  readonly canonical: string | null;
};

/** A page's title is followed by the library's, but not on its own home page. */
export function headOf(
  page: { readonly title: string; readonly description: string; readonly path: string },
  { title, address }: Pick<Library, 'title' | 'address'>,
): Head {
  return {
    title: page.title === title ? title : `${page.title} · ${title}`,
    description: page.description,
    canonical: permalink(page.path, address),
  };
}

/** @param path Root path, `/cases/x.html`; the home page is published as the bare address. */
export function permalink(path: string, address: string | undefined): string | null {
  if (address === undefined) return null;
  return new URL(path === '/index.html' ? '' : path.slice(1), address).href;
}
