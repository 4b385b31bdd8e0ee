import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../find-browser.ts';

/** What keeps Chromium from talking to anybody but the page's server, and quick when no window is seen. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/**
 * Path of the browser to measure in.
 *
 * @throws if there is none.
 */
export function browserPath(): string {
  const { path, said } = findBrowser();
  if (path === null) throw new Error(said);
  return path;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ args: [...browserFlags], executablePath: browserPath() });
