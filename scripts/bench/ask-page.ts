import type { Browser, Page } from 'playwright';
import { serve } from '../serve.ts';
import { inLanes, say } from './progress.ts';
import type { SearchSite } from './sites.ts';

/** A query to be asked; with `all`, the button for more is pressed until the list ends. */
export type Ask = { readonly query: string; readonly all: boolean };

/** Ids of the list as a reader sees it, best first. `failure` is what the page says if something failed. */
export type Listed = { readonly ids: readonly string[]; readonly failure: string };

/** Presses of the button for more. */
export const mostPresses = 50;

/** Queries a page is given at a time. */
const chunkSize = 20;
/** Pages side by side. */
const pages = 2;
const patience = 30_000;
/** A phone's: what only wide pages show is not read. */
const viewport = { width: 390, height: 844 };

/** `engine` as it stands in the address, with its `&`. */
type InPage = { asks: readonly Ask[]; engine: string; presses: number; patience: number };

/**
 * Runs in the page: asks one query after another by the address and reads the list once nothing is being searched. Whole in
 * itself, because it is sent there as text. Ends early at a query that is never answered.
 */
async function askInPage({ asks, engine, presses, patience }: InPage): Promise<Listed[]> {
  const by = (id: string) => document.getElementById(id);
  const list = by('results');
  const status = by('status');
  const more = by('more');
  if (list === null || status === null) throw new Error('#results or #status is not on the page');
  const until = (test: () => boolean) =>
    new Promise<boolean>((resolve) => {
      const end = Date.now() + patience;
      const look = () => {
        if (test()) resolve(true);
        else if (Date.now() > end) resolve(false);
        else setTimeout(look, 4);
      };
      look();
    });
  const failed = () => by('failure')?.hidden === false;
  const named = () => [...list.children].every((line) => line.hasAttribute('data-id'));
  const done = () =>
    list.getAttribute('aria-busy') !== 'true' &&
    !/正在|仍在/u.test(status.textContent) &&
    ((status.textContent !== '' && named()) || failed());
  const ids = () =>
    [...list.querySelectorAll(':scope > li[data-id]')].map((li) => li.getAttribute('data-id') ?? '');
  const listed: Listed[] = [];
  for (const { query, all } of asks) {
    status.textContent = '正在检索';
    location.replace(`#q=${encodeURIComponent(query)}${engine}`);
    const answered = await until(done);
    for (let press = 0; all && press < presses && more?.hidden === false; press += 1) {
      const before = ids().length;
      more.click();
      if (!(await until(() => (ids().length > before && named()) || more.hidden !== false || failed())))
        break;
    }
    const failure = answered ? (failed() ? (by('failure')?.textContent.trim() ?? '') : '') : 'no answer';
    listed.push({ ids: answered ? ids() : [], failure });
    if (!answered) break;
  }
  return listed;
}

const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/**
 * Ask queries through a page in a browser, as a reader would.
 *
 * @param name What is said of it on stderr.
 * @param engine Named to the page by `&engine=` after the query, if not empty.
 * @returns What was listed, by query.
 */
export async function askThroughPage(
  browser: Browser,
  { dir, page: file }: SearchSite,
  asks: readonly Ask[],
  { name, engine = '' }: { readonly name: string; readonly engine?: string },
): Promise<ReadonlyMap<string, Listed>> {
  const wanted = [...new Map(asks.map((ask) => [ask.query, ask])).values()];
  const server = await serve(dir, 0);
  const chosen = engine === '' ? '' : `&engine=${engine}`;
  const address = `${server.url}${file}${chosen === '' ? '' : `#q=${chosen}`}`;
  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  let count = 0;
  let again = 0;
  const failures: string[] = [];
  const ask = async (page: Page, some: readonly Ask[]) =>
    page.evaluate(askInPage, { asks: some, presses: mostPresses, patience, engine: chosen });
  /** A page that failed is loaded anew and asked once more, as a reader would. */
  const insist = async (page: Page, one: Ask, answer: Listed): Promise<Listed> => {
    if (answer.failure === '') return answer;
    again += 1;
    await page.goto('about:blank');
    await page.goto(address);
    const [second = answer] = await ask(page, [one]);
    if (second.failure !== '') failures.push(`${one.query}: ${second.failure}`);
    return second;
  };
  try {
    const results = await inLanes(chunksOf(wanted, chunkSize), pages, open, async (page, chunk) => {
      const first = await ask(page, chunk);
      const answers: Listed[] = [];
      for (const [at, one] of chunk.entries())
        answers.push(await insist(page, one, first[at] ?? { ids: [], failure: 'no answer' }));
      count += chunk.length;
      if (count % 500 < chunkSize) say(`${name}: ${String(count)} of ${String(wanted.length)} asked`);
      return answers;
    });
    if (again > 0) say(`${name}: ${String(again)} asked again, ${String(failures.length)} failed`);
    for (const failure of failures.slice(0, 5)) say(`  ${failure}`);
    const answers = results.flat();
    return new Map(
      wanted.flatMap(({ query }, at) => {
        const answer = answers[at];
        return answer === undefined ? [] : [[query, answer] as const];
      }),
    );
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.close();
  }
}
