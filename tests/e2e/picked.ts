import type { Page } from 'playwright';

export const ask = (query: string) => `#q=${encodeURIComponent(query)}`;
/** Cases that the tests pick: found by 仪征, 双柏 and 长治. */
export const ids = ['junheng-05', 'yunnan-03', 'kuoyou-02'] as const;

export const box = (page: Page, id: string) => page.locator(`input[name=pick][value="${id}"]`);
export const listed = (page: Page) =>
  page
    .locator('#picks ol > li')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-pick') ?? ''));
export const hashOf = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
export const hasHash = (page: Page, hash: string) =>
  page.waitForFunction((wanted) => decodeURIComponent(location.hash) === wanted, hash);
export const said = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector('#picked')?.textContent === wanted, text);
export const act = (page: Page, name: string) =>
  page.locator('#picks').getByRole('button', { name, exact: true });

/** Ask, and wait for a result that it finds. */
export async function find(page: Page, query: string, id: string) {
  await page.fill('#q', query);
  await page.press('#q', 'Enter');
  await box(page, id).waitFor();
}
