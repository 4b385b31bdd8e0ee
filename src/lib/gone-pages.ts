import { batchAddress } from '../core/addresses.ts';
import { isPublished, type AddressKind, type Registered } from '../core/register.ts';
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
  source: ['原文对照', 'batches/index.html'],
  place: ['地区', 'places/index.html'],
  topic: ['主题', 'topics/index.html'],
  stage: ['学段', 'stages/index.html'],
  kind: ['机构类别', 'kinds/index.html'],
  model: ['模式', 'models/index.html'],
  year: ['年份', 'years/index.html'],
  task: ['任务', 'tasks/index.html'],
  help: ['帮助', 'help/index.html'],
  pack: ['训练包', 'packs/index.html'],
  'place-topic': ['地区与主题', 'places/index.html'],
  'topic-stage': ['主题与学段', 'topics/index.html'],
};

const listsCases: ReadonlySet<AddressKind> = new Set([
  'place',
  'topic',
  'stage',
  'kind',
  'model',
  'year',
  'task',
  'place-topic',
  'topic-stage',
]);

/** What this build shows and hides: its addresses, the ids of the batches kept out of it, and of all that are not public. */
type Shown = {
  readonly live: ReadonlySet<string>;
  readonly hidden: readonly string[];
  readonly closed: readonly string[];
};

const batchOf = ({ kind, key }: Registered): string | null =>
  kind === 'batch' || kind === 'source' ? key : kind === 'case' ? key.slice(0, key.lastIndexOf('-')) : null;

/**
 * What an address is called on its gone page. A heading may be gone because a batch is not public any more; then no more
 * is said of it than its address says.
 */
const nameOf = ({ address, kind, key }: Registered, { hidden }: Shown): string =>
  listsCases.has(kind) && hidden.length > 0 ? address.slice(address.indexOf('/') + 1, -'.html'.length) : key;

function describe(row: Registered, shown: Shown): GonePage {
  const { kind, state, firstEdition } = row;
  const [word, index] = kinds[kind];
  const name = nameOf(row, shown);
  const batchId = batchOf(row);
  const batch = kind !== 'batch' && batchId !== null ? batchAddress(batchId) : '';
  const kept = state === 'live' && batchId !== null && shown.closed.includes(batchId);
  const note =
    listsCases.has(kind) && state === 'live'
      ? `从 ${firstEdition} 的版本起，这里列出过${word}“${name}”的案例；这一版里没有。`
      : `从 ${firstEdition} 的版本起，这里是${word}“${name}”的页面；它${kept ? '暂不公开' : '已撤下'}，地址留作记录。`;
  return {
    title: `${word} ${name}`,
    note,
    ways: [
      ...(shown.live.has(batch) ? [{ name: '所在汇编', href: `/${batch}` }] : []),
      {
        name: kind === 'page' ? '首页' : `全部${kind === 'source' ? kinds.batch[0] : word}`,
        href: `/${index}`,
      },
      { name: '检索', href: '/search.html' },
    ],
  };
}

/** Every published address that no page has any more, as Astro takes paths: an address once published stays. */
export async function gonePages() {
  const { register, batches, hidden } = readContent();
  const closed = [...hidden, ...batches.flatMap((batch) => (batch.public ? [] : [batch.id]))];
  const live = new Set((await site()).addresses);
  return register
    .filter((row) => isPublished(row) && !live.has(row.address))
    .map((row) => ({
      params: { gone: row.address.replace(/\.html$/u, '') },
      props: { page: describe(row, { live, hidden, closed }), path: `/${row.address}` },
    }));
}
