import { wording } from '../core/problems.ts';
import type { Problem, ProblemCode } from '../core/problems.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Framework } from '../core/schema/framework.ts';

/** Something a reader must know before the text; `mark` is empty where the sentence says what it is. */
export type Remark = { readonly mark: '' | '编者拟题' | '说明' | '存疑'; readonly text: string };

/** What the page says elsewhere: brackets around a title, 原文未载明 in the card. */
const saidElsewhere: ReadonlySet<ProblemCode> = new Set(['title-lost', 'organisation-lost', 'place-unknown']);

/** What the source page shows at its place, word by word, where there is one. */
const shownBesideSource: ReadonlySet<ProblemCode> = new Set([
  'label-without-colon',
  'broken-line',
  'spliced-text',
]);

const ended = (sentence: string): string => (/[。！？]$/u.test(sentence) ? sentence : `${sentence}。`);

function findings(problems: readonly Problem[], hasSource: boolean): readonly Remark[] {
  return problems.flatMap((found) => {
    const { severity, cause } = wording(found);
    const isSaid = saidElsewhere.has(found.code) || (hasSource && shownBesideSource.has(found.code));
    if (severity === 'error' || isSaid) return [];
    return [{ mark: severity === 'note' ? '说明' : '存疑', text: ended(cause) } as const];
  });
}

const retold: Remark = { mark: '', text: '本页据原文转述，非原文。' };

/** What a reader must know of a framework document. */
export const frameworkRemarks = ({ problems }: Framework, batch: Batch | undefined): readonly Remark[] => [
  ...(batch?.text === 'retold' ? [retold] : []),
  ...findings(problems, false),
];

/** What a reader must know of a whole batch. */
export const batchRemarks = (batch: Batch): readonly Remark[] => [
  ...(batch.text === 'retold' ? [retold] : []),
  ...(batch.title_origin === 'supplied'
    ? [{ mark: '编者拟题', text: '汇编题名由编者据内容所拟。' } as const]
    : []),
];

/**
 * That the text is retold, that its title is ours and why, what was mended, what is in doubt.
 *
 * @param hasSource What was mended is shown beside the source, and not told twice.
 */
export const caseRemarks = (record: CaseRecord, batch: Batch, hasSource: boolean): readonly Remark[] => [
  ...(batch.text === 'retold' ? [retold] : []),
  ...(record.title.origin === 'supplied'
    ? [{ mark: '编者拟题', text: ended(record.title.reason ?? '原文无题') } as const]
    : []),
  ...findings(record.problems, hasSource),
];
