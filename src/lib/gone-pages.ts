import { batchAddress } from '../core/addresses.ts';
import type { AddressKind, Registered } from '../core/register.ts';
import { site } from './site.ts';
import { readContent } from '../build/read-content.ts';

/** What readers are told at an address that has no page any more, and where they can go on from there. */
export type GonePage = {
  readonly title: string;
  readonly note: string;
  readonly ways: readonly { readonly name: string; readonly href: string }[];
};

/** What each kind of address is called, and the index that lists its kind. */
const kinds: Readonly<Record<AddressKind, readonly [word: string, index: string]>> = {
  page: ['页面', 'index.html'],
  case: ['案例', 'cases/index.html'],
  batch: ['汇编', 'batches/index.html'],
  place: ['地区', 'places/index.html'],
  topic: ['主题', 'topics/index.html'],
  stage: ['学段', 'stages/index.html'],
  kind: ['机构类别', 'kinds/index.html'],
  model: ['模式', 'models/index.html'],
  year: ['年份', 'years/index.html'],
  task: ['任务', 'tasks/index.html'],
};

const listsCases: ReadonlySet<AddressKind> = new Set([
  'place',
  'topic',
  'stage',
  'kind',
  'model',
  'year',
  'task',
]);

function describe({ kind, key, state, firstEdition }: Registered, live: ReadonlySet<string>): GonePage {
  const [word, index] = kinds[kind];
  const batch = kind === 'case' ? batchAddress(key.slice(0, key.lastIndexOf('-'))) : '';
  const note =
    listsCases.has(kind) && state === 'live'
      ? `从 ${firstEdition} 的版本起，这里列出过${word}“${key}”的案例；这一版里没有。`
      : `从 ${firstEdition} 的版本起，这里是${word}“${key}”的页面；它已撤下，地址留作记录。`;
  return {
    title: `${word} ${key}`,
    note,
    ways: [
      ...(live.has(batch) ? [{ name: '所在汇编', href: `/${batch}` }] : []),
      { name: kind === 'page' ? '首页' : `全部${word}`, href: `/${index}` },
      { name: '检索', href: '/search.html' },
    ],
  };
}

/** Every registered address that no page has any more, as Astro takes paths: an address once published stays. */
export async function gonePages() {
  const live = new Set((await site()).addresses);
  return readContent()
    .register.filter(({ address }) => !live.has(address))
    .map((row) => ({
      params: { gone: row.address.replace(/\.html$/u, '') },
      props: { page: describe(row, live), path: `/${row.address}` },
    }));
}
