import { modelAddress } from './addresses.ts';
import { parseCsv, formatCsv } from './csv.ts';
import { modelSlug, type Pinyin } from './model-slug.ts';
import { problem, type Problem } from './problems.ts';
import type { Outcome } from './types.ts';

/** Kinds of address, in the order in which new ones are registered. */
export const addressKinds = [
  'page',
  'case',
  'batch',
  'source',
  'place',
  'topic',
  'stage',
  'kind',
  'model',
  'year',
  'task',
  'help',
  'pack',
  'place-topic',
  'topic-stage',
] as const;
const states = ['live', 'reserved', 'withdrawn'] as const;

/** What kind of page an address names; `kind` is a kind of organisation, `help` a page of help written by hand, `page` a page every library has, `source` the captured text of a batch. */
export type AddressKind = (typeof addressKinds)[number];

/**
 * One address ever published, or reserved for a case or batch that no edition has shown yet: a row of `content/register.csv`.
 *
 * `key` is what it names, in words: the id of a case, of a batch, also of one whose source it shows, the names of a place from province down, a term, a year, a page of help, a
 * model's text without quotation marks and spaces, the two headings of a pair. `fingerprint` is empty but for cases. `firstEdition` is an ISO date, and empty
 * as long as nothing was published under the address.
 */
export type Registered = {
  readonly address: string;
  readonly kind: AddressKind;
  readonly key: string;
  readonly fingerprint: string;
  readonly firstEdition: string;
  readonly state: (typeof states)[number];
};

/** Rows in the order in which they were added; rows are only ever added, or their state changed. */
export type Register = readonly Registered[];

/** An address the site is going to publish; a model that was never published has none yet. */
export type Wanted = {
  readonly address: string | null;
  readonly kind: AddressKind;
  readonly key: string;
  readonly fingerprint: string;
};

const header = ['address', 'kind', 'key', 'fingerprint', 'first_edition', 'state'];

const oneOf = <T extends string>(word: string | undefined, words: readonly T[]): T | undefined =>
  words.find((known) => known === word);

const addressShape = /^(?:[a-z0-9._-]+\/)*[a-z0-9._-]+\.html$/u;

/** A row of the register, or what is wrong with it. */
function toRegistered(cells: readonly string[]): Registered | string {
  const [address = '', kindWord, key = '', fingerprint = '', firstEdition = '', stateWord] = cells;
  const kind = oneOf(kindWord, addressKinds);
  const state = oneOf(stateWord, states);
  if (cells.length !== header.length)
    return `应有 ${String(header.length)} 栏，实有 ${String(cells.length)} 栏`;
  if (!addressShape.test(address)) return `地址“${address}”不合要求`;
  if (kind === undefined) return `没有“${kindWord ?? ''}”这一类地址`;
  if (state === undefined) return `状态只能是 ${states.join(' 或 ')}`;
  return { address, kind, key, fingerprint, firstEdition, state };
}

/**
 * Read `register.csv`. A byte-order mark and CRLF, as spreadsheets write them, are accepted.
 *
 * @returns The rows that could be read; `bad-register` with its line for every other one and for an address that stands twice.
 */
export function parseRegister(text: string, file: string): Outcome<Register> {
  const problems: Problem[] = [];
  const rows = new Map<string, Registered>();
  const [head, ...body] = parseCsv(text);
  const bad = (line: number, detail: string) =>
    problems.push(problem('bad-register', { file, line }, { detail }));
  if (head?.cells.join() !== header.join()) bad(1, `第一行须是 ${header.join(',')}`);
  for (const { line, cells } of body) {
    const row = toRegistered(cells);
    if (typeof row === 'string') bad(line, row);
    else if (rows.has(row.address)) bad(line, `地址“${row.address}”已在前面登记`);
    else rows.set(row.address, row);
  }
  return { value: [...rows.values()], problems };
}

/** Write `register.csv`, with the byte-order mark by which spreadsheets know UTF-8. */
export const formatRegister = (register: Register): string =>
  formatCsv([
    header,
    ...register.map((row) => [row.address, row.kind, row.key, row.fingerprint, row.firstEdition, row.state]),
  ]);

/** What a model is known by: its text in compatibility form, without quotation marks and spaces. */
export const modelKey = (text: string): string =>
  text.normalize('NFKC').replace(/[\s"'“”‘’「」『』《》]+/gu, '');

const slugOf = ({ address }: Pick<Registered, 'address'>): string =>
  address.slice(address.lastIndexOf('/') + 1, -'.html'.length);

/** Slugs of the models' pages by `modelKey`. */
export const modelSlugs = (register: Register): ReadonlyMap<string, string> =>
  new Map(register.filter(({ kind }) => kind === 'model').map((row) => [row.key, slugOf(row)]));

/** Whether an edition has shown this address, so that it must answer for ever. */
export const isPublished = ({ state, firstEdition }: Registered): boolean =>
  state !== 'reserved' && firstEdition !== '';

/**
 * Register what is published now: addresses not registered yet, and reserved ones, which turn live where they stand.
 * Every other row stays as it is.
 *
 * @param edition ISO date of the edition in which these addresses appear first.
 * @returns The register with the new rows at its end, in the order in which they were wanted.
 */
export function appendAddresses(
  register: Register,
  wanted: readonly Wanted[],
  edition: string,
  pinyin: Pinyin,
): Register {
  const rows = new Map(register.map((row) => [row.address, row]));
  const slugs = new Map(modelSlugs(register));
  for (const { kind, key, fingerprint, ...want } of wanted) {
    if (want.address === null && slugs.has(key)) continue;
    const address = want.address ?? modelAddress(modelSlug(key, pinyin, new Set(slugs.values())));
    const known = rows.get(address);
    if (known !== undefined && known.state !== 'reserved') continue;
    const row = known ?? { address, kind, key, fingerprint };
    rows.set(address, { ...row, firstEdition: edition, state: 'live' });
    if (kind === 'model') slugs.set(key, slugOf({ address }));
  }
  return [...rows.values()];
}

/**
 * Reserve the addresses of cases and batches that no edition shows yet, so that they keep their numbers.
 *
 * Everything else that they want is left out: a place or a model would tell what an unpublished case is about.
 */
export function reserveAddresses(register: Register, wanted: readonly Wanted[]): Register {
  const known = new Set(register.map(({ address }) => address));
  const reserved = wanted.flatMap(({ address, kind, key, fingerprint }): Registered[] =>
    address === null || known.has(address) || !['case', 'batch'].includes(kind)
      ? []
      : [{ address, kind, key, fingerprint, firstEdition: '', state: 'reserved' }],
  );
  return [...register, ...reserved];
}

/**
 * Judge a built site by the register.
 *
 * @param files Paths of all files of the site, from its root.
 * @returns `address-vanished` for every published address without a page, `unregistered-address` for every page and every
 *   wanted model that the register does not have or only reserves.
 */
export function registerProblems(
  register: Register,
  wanted: readonly Wanted[],
  files: ReadonlySet<string>,
): readonly Problem[] {
  const registered = new Set(register.filter(isPublished).map(({ address }) => address));
  const slugs = modelSlugs(register);
  const vanished = [...registered].filter((address) => !files.has(address));
  const unregistered = [
    ...[...files].filter((file) => file.endsWith('.html') && !registered.has(file)),
    ...wanted
      .filter(({ address, key }) => address === null && !slugs.has(key))
      .map(({ key }) => `models/（${key}）`),
  ];
  return [
    ...vanished.map((address) => problem('address-vanished', { file: address }, { address })),
    ...unregistered.map((address) => problem('unregistered-address', { file: address }, { address })),
  ];
}
