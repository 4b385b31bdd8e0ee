import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a reader sees of a search, and what was ever said of it; plain data, so that it can cross from any browser. */
export type Seen = {
  readonly status: string;
  readonly failure: string;
  /** Everything that tells the reader where the search stands. */
  readonly said: string;
  readonly settled: boolean;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  /** True if 没有找到 stood on the page at any moment. */
  readonly denied: boolean;
  /** What the page's own policy or the server's refused. */
  readonly violations: readonly string[];
};

declare global {
  interface Window {
    anliWatch?: { denied: boolean; violations: string[] };
  }
}

/** Runs in the page before its scripts: remembers what comes and goes. */
export function watch(): void {
  const seen = { denied: false, violations: [] as string[] };
  window.anliWatch = seen;
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
  });
  new MutationObserver(() => {
    const main = document.querySelector('main');
    if (main?.innerText.includes('没有找到') === true) seen.denied = true;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Runs in the page: what can be seen of the search now. */
export function look(): Seen {
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => element.innerText.replace(/\s+/gu, ' ').trim())
      .join(' ')
      .trim();
  const status = shown('#status');
  const failure = shown('#failure');
  const progress = shown('#progress');
  const busy = document.querySelector('[aria-busy=true]') !== null || progress !== '';
  const lines = [...document.querySelectorAll<HTMLElement>('#results > li')];
  return {
    status,
    failure,
    said: [status, failure, progress].filter((text) => text !== '').join(' '),
    // What stands there until the script runs is no answer.
    settled: !busy && (status !== '' || failure !== '') && !/正在|仍在|还没有读到/u.test(status),
    ids: lines.map((line) => line.getAttribute('data-id') ?? ''),
    titles: lines.map((line) => line.querySelector('a')?.innerText.trim() ?? ''),
    denied: window.anliWatch?.denied ?? false,
    violations: window.anliWatch?.violations ?? [],
  };
}

/** A page of any browser driver. */
type Looker = { readonly evaluate: (look: () => Seen) => Promise<Seen> };

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Look until it is as expected; what was seen last is returned in any case. */
export async function lookUntil(
  page: Looker,
  expected: (seen: Seen) => boolean,
  milliseconds: number,
): Promise<Seen> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const seen = await page.evaluate(look);
    if (expected(seen) || performance.now() > end) return seen;
    await pause(100);
  }
}

/** Look until the search is over, and stays so for a moment. */
export async function answered(page: Looker, milliseconds = 30_000): Promise<Seen> {
  for (const end = performance.now() + milliseconds; ;) {
    await lookUntil(page, ({ settled }) => settled, Math.max(0, end - performance.now()));
    await pause(400);
    const seen = await page.evaluate(look);
    if (seen.settled || performance.now() > end) return seen;
  }
}

/** Path of a program of this system, or `null`. */
export function program(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      continue;
    }
  }
  return null;
}

/** Reason to skip what needs these programs, or false; under `ANLI_NO_SKIP` their absence fails the test itself. */
export function lacking(...names: readonly string[]): string | false {
  if (process.env['ANLI_NO_SKIP'] === '1') return false;
  const missing = names.filter((name) => program(name) === null);
  return missing.length > 0 && `not installed: ${missing.join(', ')}`;
}
