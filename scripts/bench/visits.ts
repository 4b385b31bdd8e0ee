import type { Browser, Page } from 'puppeteer-core';
import { bytesUntil, type Line, recordedPage, type Recorder, roundTrips, type WireRequest } from './wire.ts';

/** What a first answer cost a reader who came with a cold cache. Bytes and requests are without the HTML page. */
export type Visit = {
  /** Milliseconds from the beginning of the navigation until a result stood there; `null` if none ever did. */
  readonly time: number | null;
  readonly first: Cost;
  readonly whole: Cost;
  /** Bytes of the HTML page. */
  readonly page: number;
};

/** Requests begun and bytes come until a moment, and the longest chain of requests that waited for one another. */
export type Cost = {
  readonly requests: number;
  readonly trips: number;
  readonly script: number;
  readonly engine: number;
  readonly index: number;
  readonly sum: number;
};

/** Longest wait for an answer on the slowest line. */
const patience = 400_000;
/** Milliseconds without a request after which nothing more is expected. */
const quiet = 600;

function costUntil(requests: readonly WireRequest[], moment: number): Cost {
  const begun = requests.filter(({ kind, begin }) => kind !== 'page' && begin <= moment);
  const of = (kind: WireRequest['kind']) =>
    bytesUntil(
      begun.filter((one) => one.kind === kind),
      moment,
    );
  const [script, engine, index] = [of('script'), of('engine'), of('index')];
  const ended = begun.filter(({ end }) => end <= moment);
  return {
    requests: begun.length,
    trips: roundTrips(ended),
    script,
    engine,
    index,
    sum: script + engine + index,
  };
}

/** Runs in the page before its own scripts: notes the moment at which a first result stands in the list. */
function watchList(): void {
  const look = () => {
    if (
      Reflect.get(window, 'anliFirst') === undefined &&
      document.querySelector('#results > li[data-id]') !== null
    )
      Reflect.set(window, 'anliFirst', performance.timeOrigin + performance.now());
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** Runs in the page: true once nothing is being searched. */
function isAnswered(): boolean {
  const status = document.querySelector('#status')?.textContent ?? '';
  const failed = document.querySelector<HTMLElement>('#failure')?.hidden === false;
  const busy = document.querySelector('#results[aria-busy=true]') !== null || /正在|仍在/u.test(status);
  return !busy && (status !== '' || failed);
}

const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Wait until the page has answered and its line has been quiet for a while. */
async function settled(page: Page, recorder: Recorder): Promise<void> {
  const late = Date.now() + patience;
  // Not `waitForFunction`: a page's policy may forbid what it evaluates.
  while (!(await page.evaluate(isAnswered)) && Date.now() < late) await sleep(50);
  let since = Date.now();
  while (Date.now() - since < quiet && Date.now() < late) {
    const ends = recorder.requests().map(({ begin, end }) => Math.max(begin, end));
    since = Math.max(since, Math.min(Math.max(0, ...ends), Date.now()));
    await sleep(50);
  }
}

const firstMoment = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const first: unknown = Reflect.get(window, 'anliFirst');
    return typeof first === 'number' ? first : null;
  });

/** The part of an address after `#` that asks a query. */
export const asked = (query: string, engine: string): string =>
  `#q=${encodeURIComponent(query)}${engine === '' ? '' : `&engine=${engine}`}`;

/** Come to a page with a query, with nothing in the cache, and wait until everything of the answer has come. */
export async function visit(browser: Browser, url: string, hash: string, line: Line | null): Promise<Visit> {
  const context = await browser.createBrowserContext();
  try {
    const { page, recorder } = await recordedPage(context, line);
    await page.evaluateOnNewDocument(watchList);
    await page.goto(`${url}${hash}`, { timeout: patience });
    await settled(page, recorder);
    const moment = await firstMoment(page);
    const start = await page.evaluate(() => performance.timeOrigin);
    const requests = recorder.requests();
    return {
      time: moment === null ? null : moment - start,
      first: costUntil(requests, moment ?? Infinity),
      whole: costUntil(requests, Infinity),
      page: bytesUntil(
        requests.filter(({ kind }) => kind === 'page'),
        Infinity,
      ),
    };
  } finally {
    await context.close();
  }
}

/** Bytes of each further query on a page that has answered one: until its list stood there, and until all had come. */
export async function furtherQueries(
  browser: Browser,
  url: string,
  first: string,
  others: readonly string[],
): Promise<readonly { readonly first: Cost; readonly whole: Cost }[]> {
  const context = await browser.createBrowserContext();
  try {
    const { page, recorder } = await recordedPage(context, null);
    await page.evaluateOnNewDocument(watchList);
    await page.goto(`${url}${first}`);
    await settled(page, recorder);
    const costs = [];
    for (const hash of others) {
      recorder.clear();
      await page.evaluate((next) => {
        document.querySelector('#results')?.replaceChildren();
        const status = document.querySelector('#status');
        if (status !== null) status.textContent = '正在检索';
        Reflect.deleteProperty(window, 'anliFirst');
        location.replace(next);
      }, hash);
      await settled(page, recorder);
      const moment = (await firstMoment(page)) ?? Infinity;
      const requests = recorder.requests();
      costs.push({ first: costUntil(requests, moment), whole: costUntil(requests, Infinity) });
    }
    return costs;
  } finally {
    await context.close();
  }
}
