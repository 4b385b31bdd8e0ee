import type { NamedLink } from './case-page.ts';
import type { Heading } from './catalogue.ts';
import { pageUri, partFeeds } from './feed.ts';
import { allPlaces } from './places.ts';
import { site, type Site } from './site.ts';
import { batchTitle } from './words.ts';
import { placeItems, termItems, type TermItem } from './lists.ts';

/** One part of the map of the site: pages with the number of cases or pages behind them. */
export type MapPart = {
  readonly name: string;
  /** Where the whole list stands, if it is not this one. */
  readonly all: NamedLink | null;
  readonly items: readonly MapItem[];
};
export type MapItem = NamedLink & { readonly count: number | null };

/** Pages that are one of a kind, by what they are called; those that a library does not have are left out. */
const singlePages: readonly (readonly [page: string, name: string])[] = [
  ['index.html', '首页'],
  ['search.html', '检索'],
  ['cases/index.html', '全部案例'],
  ['a-z.html', '题名音序'],
  ['packs/index.html', '训练包'],
  ['help/index.html', '帮助'],
  ['help/glossary.html', '术语'],
  ['help/markdown.html', '排版样例'],
  ['data/index.html', '数据与接口'],
  ['about.html', '关于本库'],
  ['mirror.html', '镜像'],
  ['sitemap.html', '全站目录'],
];

/** Longer lists are cut: they grow with the library, and the rest is on their own page. */
const longest = 40;

const used = (headings: readonly Heading[]): number =>
  headings.filter(({ cases }) => cases.length > 0).length;

/** Indexes with the number of pages that they lead to. */
function indexes({ catalogue: all, ledgers }: Site): readonly MapItem[] {
  return [
    { name: '汇编', href: '/batches/index.html', count: all.batches.length },
    { name: '地区', href: '/places/index.html', count: allPlaces(all.places).length },
    { name: '主题', href: '/topics/index.html', count: used(all.topics) },
    { name: '学段', href: '/stages/index.html', count: used(all.stages) },
    { name: '机构', href: '/kinds/index.html', count: used(all.kinds) },
    { name: '模式', href: '/models/index.html', count: all.models.length },
    { name: '年份', href: '/years/index.html', count: all.years.length },
    { name: '任务', href: '/tasks/index.html', count: used(all.tasks) },
    { name: '来源与改动，见各部汇编', href: '/batches/index.html', count: ledgers.size },
  ];
}

/** A list with the way to all of it where it had to be cut. */
function part(name: string, index: string, items: readonly TermItem[]): MapPart {
  const filled = items.filter(({ href }) => href !== null);
  const cut = filled.length > longest;
  return {
    name,
    all: cut ? { name: `全部${name}`, href: index } : null,
    items: filled.slice(0, longest),
  };
}

/** Feeds of all cases, of topics and of provinces; none where pages cannot be named for ever. */
function feeds({ library, catalogue }: Site): readonly MapPart[] {
  if (pageUri('index.html', library) === null) return [];
  const all = { name: '全部案例', href: '/feed.xml', count: catalogue.cases.length };
  const parts = partFeeds(catalogue).map(({ name, file, cases }) => ({
    name,
    href: `/${file}`,
    count: cases.length,
  }));
  return [{ name: '订阅（Atom）', all: null, items: [all, ...parts] }];
}

/** Everything there is in the library, by kind of page, for people: indexes, terms and lists, not every single case. */
export async function siteMap(): Promise<readonly MapPart[]> {
  const all = await site();
  const { catalogue, addresses, tally } = all;
  const has = new Set(addresses);
  const counts = new Map([
    ['cases/index.html', tally.cases],
    ['a-z.html', tally.cases],
  ]);
  const single = singlePages
    .filter(([page]) => has.has(page))
    .map(([page, name]) => ({ name, href: `/${page}`, count: counts.get(page) ?? null }));
  const batches = catalogue.batches.map(({ batch, address, cases }) => ({
    name: batchTitle(batch),
    href: `/${address}`,
    count: cases.length,
    scope: '',
  }));
  return [
    { name: '入口', all: null, items: single },
    { name: '索引', all: null, items: indexes(all) },
    part('汇编', '/batches/index.html', batches),
    part('省级地区', '/places/index.html', placeItems(catalogue.places)),
    part('主题', '/topics/index.html', termItems(catalogue.topics)),
    part('学段', '/stages/index.html', termItems(catalogue.stages)),
    part('机构类别', '/kinds/index.html', termItems(catalogue.kinds)),
    part('任务', '/tasks/index.html', termItems(catalogue.tasks)),
    part('年份', '/years/index.html', termItems(catalogue.years)),
    ...feeds(all),
  ];
}
