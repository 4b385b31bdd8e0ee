import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerFaults, type FieldText } from '../core/ledger-text.ts';
import { caseFields, planFields, type PageField } from '../core/page-fields.ts';
import { parseLedger } from '../core/parse-ledger.ts';
import { plainText } from '../core/plain-text.ts';
import { problem, type Problem } from '../core/problems.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Framework } from '../core/schema/framework.ts';
import type { Ledger } from '../core/schema/ledger.ts';
import type { Outcome } from '../core/types.ts';
import { shownPath } from './content-folder.ts';
import type { Content } from './read-content.ts';

/** Ledgers by batch; a batch that has none is left out. */
export type Ledgers = ReadonlyMap<string, Ledger>;

const known = new Map<string, Outcome<Ledgers>>();

/**
 * Read the ledgers of the batches this build shows; once for each folder and process.
 *
 * @returns `no-ledger` for a public batch without one: its source page could not be made.
 */
export function readLedgers({ dir, batches }: Pick<Content, 'dir' | 'batches'>): Outcome<Ledgers> {
  const before = known.get(dir);
  if (before !== undefined) return before;
  const problems: Problem[] = [];
  const ledgers = new Map<string, Ledger>();
  for (const batch of batches) {
    const path = join(dir, 'batches', batch.id, 'ledger.jsonl');
    const file = shownPath(path);
    if (!existsSync(path)) {
      if (batch.public) problems.push(problem('no-ledger', { file }, { batch: batch.id }));
      continue;
    }
    const { value, problems: found } = parseLedger(readFileSync(path, 'utf8'), file);
    problems.push(...found);
    if (value !== null) ledgers.set(batch.id, value);
  }
  const outcome = { value: ledgers, problems };
  known.set(dir, outcome);
  return outcome;
}

/** A case with the text of its page. */
type CaseText = { readonly record: CaseRecord; readonly body: string };

/** The words that pages show, by page and field, as ledgers name them. */
export function fieldTexts(cases: Iterable<CaseText>, frameworks: Iterable<Framework>): FieldText {
  const pages = new Map<string, ReadonlyMap<string, string>>();
  const add = (page: string, fields: readonly PageField[]) =>
    pages.set(page, new Map(fields.map(({ field, text }) => [field, text])));
  for (const { record, body } of cases) {
    const blocks = plainText(body).split('\n');
    add(
      `cases/${record.id}`,
      caseFields(
        record,
        blocks.map((text) => ({ kind: 'paragraph', text })),
      ),
    );
  }
  for (const framework of frameworks)
    add(
      `frameworks/${framework.id}`,
      planFields({ ...framework, introduction: framework.introduction ?? '' }),
    );
  return (page, field) => pages.get(page)?.get(field) ?? '';
}

/** `ledger-differs` for every ledger that was not written for the pages as they are now. */
export const ledgerProblems = (
  { dir }: Pick<Content, 'dir'>,
  ledgers: Ledgers,
  fieldText: FieldText,
): readonly Problem[] =>
  [...ledgers].flatMap(([batch, ledger]) => {
    const [where] = ledgerFaults(ledger, fieldText);
    const file = shownPath(join(dir, 'batches', batch, 'ledger.jsonl'));
    return where === undefined ? [] : [problem('ledger-differs', { file }, { where })];
  });
