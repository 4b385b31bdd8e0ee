import { getCollection, getEntry, render } from 'astro:content';
import type { CaseRecord } from '../core/schema/case-record.ts';
import { casePage } from './case-page.ts';
import { plainText } from '../core/plain-text.ts';
import { caseLine } from './lists.ts';
import type { CaseLine } from './lists.ts';
import { site } from './site.ts';

/** Ids of all case pages, in the order of the catalogue. */
export const caseIds = async (): Promise<readonly string[]> =>
  (await site()).catalogue.cases.map(({ id }) => id);

/** Title and text of every case, as far as words are looked for in them. */
export const readCaseTexts = async (): Promise<readonly string[]> =>
  (await getCollection('cases')).map(({ data, body }) => `${data.title.text}\n${plainText(body ?? '')}`);

/** One case as lists show it. */
export async function readCaseLine(record: CaseRecord): Promise<CaseLine> {
  const { filings } = await site();
  return caseLine(record, filings.get(record.id)?.batch.batch.published ?? null);
}

/**
 * What the page of one case shows, and its text as a component.
 *
 * @throws If there is no such case.
 */
export async function readCase(id: string) {
  const { library, filings, related, measures, ledgers, changes: all } = await site();
  const entry = await getEntry('cases', id);
  const filing = filings.get(id);
  if (entry === undefined || filing === undefined) throw new Error(`no case ${id}`);
  const { Content } = await render(entry);
  const body = plainText(entry.body ?? '');
  const changes = ledgers.has(entry.data.batch) ? all : null;
  const page = casePage({
    record: entry.data,
    body,
    filing,
    library,
    changes,
    related: related(entry.data),
    measures: measures.ofCase.get(id) ?? [],
  });
  return { ...page, Content };
}
