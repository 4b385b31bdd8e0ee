import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { readContent } from '../../src/build/read-content.ts';
import { searchDocuments } from '../../src/build/search-files.ts';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { serve } from '../serve.ts';
import { browserFlags, browserPath } from './browser.ts';
import { fieldWords } from './field-words.ts';
import { inventedLibrary } from './library.ts';
import { inLanes, say } from './progress.ts';
import {
  filesIn,
  inTemporaryFolder,
  ownSite,
  partOf,
  type SearchSite,
  shippedSite,
  stockSite,
} from './sites.ts';
import { printTable } from './table.ts';
import { asked, type Cost, furtherQueries, type Visit, visit } from './visits.ts';
import type { Line } from './wire.ts';

/** What `npm run bench -- search` is asked to do. */
export type SearchWish = {
  /** Numbers of cases; the shipped library stands for a number that it has or exceeds. */
  readonly sizes: readonly number[];
  /** Named to our page by `&engine=`, if not empty. */
  readonly engine: string;
  /** Only on the line on which bytes are counted. */
  readonly quick: boolean;
};

/** Presets of Chromium, old and new. */
const lines: readonly Line[] = [
  { name: 'GPRS', kbits: 50, latency: 800 },
  { name: '2G', kbits: 250, latency: 300 },
  { name: 'slow 3G', kbits: 400, latency: 400 },
  { name: 'slow 4G', kbits: 1600, latency: 150 },
];
/** On a slow line requests that wait for one another are told from those that do not. */
const countedOn = 'slow 3G';
/** Wide enough for the filters to stand open, so that their counts are read too. */
const defaultViewport = { width: 1024, height: 768 };
/** Visits side by side: they wait for the emulated line, not for the machine. */
const lanes = 3;

const queries: readonly (readonly [kind: string, query: string])[] = [
  ['word of 2', '作业'],
  ['word of 5', '集团化办学'],
  ['words', '乡村教师 交流轮岗 培训'],
  ['question', '农村小规模学校怎样留住年轻教师并提高教学质量？'],
  ['pinyin', 'jituanhua banxue'],
  ['other script', '集團化辦學'],
  ['formula', '3+9+N'],
];
/** Further words to ask, of those that stand in the library. */
const furtherCount = 12;

/** A site that is served: ours or stock Pagefind's. */
type Served = { readonly name: string; readonly url: string; readonly engine: string };
type Measured = { readonly site: Served; readonly kind: string; readonly line: Line; readonly visit: Visit };

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function documentsOf(size: number): readonly SearchDocument[] {
  const shipped = searchDocuments(readContent());
  return size <= shipped.length ? shipped : inventedLibrary(size);
}

/** Words of the field that some case holds, from the frequent to the rare. */
function furtherWords(cases: readonly SearchDocument[]): readonly string[] {
  const held = fieldWords.filter((word) => cases.some(({ text }) => text.includes(word)));
  const step = held.length / furtherCount;
  return Array.from({ length: furtherCount }, (_, at) => held[Math.floor(at * step)] ?? '');
}

async function measureVisits(
  browser: Browser,
  sites: readonly Served[],
  { quick }: SearchWish,
): Promise<readonly Measured[]> {
  const chosen = lines.filter(({ name }) => !quick || name === countedOn);
  const wanted = chosen.flatMap((line) =>
    queries.flatMap(([kind, query]) => sites.map((site) => ({ site, kind, query, line }))),
  );
  return inLanes(
    wanted,
    lanes,
    () => Promise.resolve(null),
    async (_, { site, kind, query, line }) => {
      const measured = await visit(browser, site.url, asked(query, site.engine), line);
      say(`${site.name}, ${kind}, ${line.name}: ${((measured.time ?? NaN) / 1000).toFixed(1)} s`);
      return { site, kind, line, visit: measured };
    },
  );
}

const costCells = ({ requests, trips, script, engine, index, sum }: Cost) => [
  requests,
  trips,
  kilobytes(script),
  kilobytes(engine),
  kilobytes(index),
  kilobytes(sum),
];

function printCosts(title: string, sites: readonly Served[], measured: readonly Measured[]): void {
  const rows = queries.flatMap(([kind, query]) =>
    sites.flatMap((site) => {
      const found = measured.find(
        (one) => one.site === site && one.kind === kind && one.line.name === countedOn,
      );
      if (found === undefined) return [];
      const { first, whole, time } = found.visit;
      const cells = [...costCells(first), whole.requests, whole.trips, kilobytes(whole.sum)];
      return [
        [
          `${kind}: ${query}`,
          site.name,
          ...(time === null ? cells.map((cell, at) => (at < 6 ? '–' : cell)) : cells),
        ],
      ];
    }),
  );
  const head = ['requests', 'trips', 'script kB', 'engine kB', 'index kB', 'sum kB'];
  printTable(
    `${title}: a first question with a cold cache, after the HTML page, until the list stands, and until all has come`,
    ['query', 'site', ...head, 'all: requests', 'trips', 'kB'],
    rows,
  );
}

function printTimes(title: string, sites: readonly Served[], measured: readonly Measured[]): void {
  const shown = lines.filter(({ name }) => measured.some(({ line }) => line.name === name));
  const rows = queries.map(([kind]) => [
    kind,
    ...sites.flatMap((site) =>
      shown.map((line) => {
        const found = measured.find((one) => one.site === site && one.kind === kind && one.line === line);
        const time = found?.visit.time ?? null;
        return time === null ? '–' : (time / 1000).toFixed(1);
      }),
    ),
  ]);
  const head = sites.flatMap(({ name }) => shown.map((line) => `${name}, ${line.name}`));
  printTable(
    `${title}: seconds from the beginning of the navigation until the list stands (–: no result)`,
    ['query', ...head],
    rows,
  );
}

async function printFurther(
  title: string,
  browser: Browser,
  sites: readonly Served[],
  further: readonly string[],
): Promise<void> {
  const columns = await Promise.all(
    sites.map(({ url, engine }) =>
      furtherQueries(
        browser,
        url,
        asked('作业', engine),
        further.map((word) => asked(word, engine)),
      ),
    ),
  );
  const cells = columns.flatMap((costs) => [
    costs.map(({ first }) => first.sum),
    costs.map(({ whole }) => whole.sum),
    costs.map(({ whole }) => whole.requests),
  ]);
  const shown = (values: readonly number[], one: number, at: number) =>
    at % 3 === 2 ? String(one) : kilobytes(values.length === 0 ? 0 : one);
  const rows = further.map((word, row) => [
    word,
    ...cells.map((values, at) => shown(values, values[row] ?? 0, at)),
  ]);
  const middle = ['median', ...cells.map((values, at) => shown(values, median(values), at))];
  const head = sites.flatMap(({ name }) => [`${name} list kB`, 'all kB', 'requests']);
  printTable(`${title}: a further word on the same page`, ['word', ...head], [...rows, middle]);
}

async function printDisk(
  title: string,
  sites: readonly (SearchSite & { readonly name: string })[],
): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const { name, dir, page } of sites) {
    const files = (await filesIn(dir)).filter(({ path }) => path !== page);
    const parts = [...new Set(files.map(({ path }) => partOf(path)))].sort();
    const row = (part: string, of: typeof files) => [
      name,
      part,
      of.length,
      kilobytes(of.reduce((sum, { bytes }) => sum + bytes, 0)),
    ];
    rows.push(
      ...parts.map((part) =>
        row(
          part,
          files.filter(({ path }) => partOf(path) === part),
        ),
      ),
    );
    rows.push(row('together', files));
  }
  printTable(`${title}: on disk`, ['site', 'part', 'files', 'kB'], rows);
}

async function measureSize(browser: Browser, size: number, shipped: string, wish: SearchWish): Promise<void> {
  const cases = documentsOf(size);
  const title = `${String(cases.length)} cases`;
  await inTemporaryFolder(async (work) => {
    const own = { name: 'ours', engine: wish.engine, ...(await ownSite(join(work, 'own'), shipped, cases)) };
    const stock = { name: 'Pagefind', engine: '', ...(await stockSite(join(work, 'stock'), cases)) };
    say(`${title}: indexes written`);
    const folders = [own, stock];
    const servers = await Promise.all(folders.map(({ dir }) => serve(dir, 0)));
    const sites = folders.map(({ name, engine, page }, at) => ({
      name,
      engine,
      url: `${servers[at]?.url ?? ''}${page}`,
    }));
    try {
      const measured = await measureVisits(browser, sites, wish);
      printCosts(title, sites, measured);
      printTimes(title, sites, measured);
      await printFurther(title, browser, sites, furtherWords(cases));
      await printDisk(title, folders);
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });
}

const remarks = [
  `Lines as Chromium emulates them: ${lines.map(({ name, kbits, latency }) => `${name} ${kbits} kbit/s, ${latency} ms`).join('; ')}.`,
  `Bytes and trips are counted on ${countedOn}: as sent, with headers, without the HTML page. Script is code, engine WebAssembly, index all else.`,
  'Trips: the longest chain of requests each of which began when the one before had ended.',
  'Pagefind: stock, default options, over plain pages of the same documents, without filters; ours with filters and their counts.',
  '',
].join('\n\n');

/** `npm run bench -- search`: what a first answer and a further one cost on emulated lines, beside stock Pagefind. */
export async function benchSearch(wish: SearchWish): Promise<void> {
  await inTemporaryFolder(async (work) => {
    const shipped = await shippedSite(work);
    const browser = await puppeteer.launch({
      executablePath: browserPath(),
      args: [...browserFlags],
      defaultViewport,
    });
    try {
      process.stdout.write(`${await browser.version()}. ${remarks}`);
      for (const size of wish.sizes) await measureSize(browser, size, shipped, wish);
    } finally {
      await browser.close();
    }
  });
}
