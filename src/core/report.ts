import { bodyText } from './assemble.ts';
import type { Compilation } from './pipeline.ts';
import { type Problem, wording } from './problems.ts';
import type { Batch } from './schema/batch.ts';
import type { CaseRecord } from './schema/case-record.ts';

const missing = '原文未载明';

/** Length of an anchor proposed for a decision, in code units. */
const anchorLength = 12;
/** Shortest words that `decisions.yaml` takes for an anchor. */
const shortestAnchor = 4;

const caseLine = (record: CaseRecord): string => {
  const place =
    record.place === null ? missing : [...record.place.names, record.place.zone?.name ?? ''].join('');
  const title = record.title.origin === 'supplied' ? `［${record.title.text}］` : record.title.text;
  const primary = record.topics.filter((topic) => topic.weight === 'primary').map((topic) => topic.term);
  const stages = record.stages.terms.map((stage) => stage.term).join('、');
  return [
    `${record.id}  第 ${String(record.lines[0])}–${String(record.lines[1])} 行  ${title}`,
    `    机构 ${record.organisation?.text ?? missing}${record.organisation?.origin === 'supplied' ? '（据文意补）' : ''} · 地区 ${place}`,
    `    学段 ${stages} · 主题 ${primary.join('、') || '未定'} · 模式 ${String(record.models.length)} · 数据 ${String(record.figures.length)} · 荣誉 ${String(record.honours.length)}`,
  ].join('\n');
};

/**
 * Words that stand in one case and in no other, for a decision to be tied to; the earliest that do.
 *
 * @returns `null` only if every line of the case stands in another case too.
 */
function anchorOf(text: string, others: readonly string[]): string | null {
  for (const line of text.split('\n').filter((l) => l.length >= shortestAnchor))
    for (let at = 0; at === 0 || at + anchorLength <= line.length; at += shortestAnchor) {
      const words = line.slice(at, at + anchorLength);
      if (others.every((other) => !other.includes(words))) return words;
    }
  return null;
}

const decidable: Readonly<Record<string, string>> = {
  'title-lost': 'title',
  'organisation-lost': 'organisation',
  'place-unknown': 'place',
  'place-ambiguous': 'place',
};

/** The lines for `decisions.yaml` that would settle the open questions of a case; empty if there are none. */
function decisionLines(record: CaseRecord, body: string, others: readonly string[]): string {
  const keys = [...new Set(record.problems.flatMap((p) => decidable[p.code] ?? []))];
  const anchor = anchorOf(body, others);
  if (keys.length === 0 || anchor === null) return '';
  const lines = keys.map(
    (key) => `  ${key}: ${key === 'title' ? record.title.text : '〔填写；确无则删去此行〕'}`,
  );
  return [`- anchor: ${JSON.stringify(anchor)}`, ...lines, '  reason: 〔依据〕'].join('\n');
}

const headLines = ({ masthead, plan, cases }: Compilation, batch: Batch): string[] => {
  const announced = masthead.announced === null ? '' : `（原文称 ${String(masthead.announced)} 个）`;
  const measures = plan?.tasks.reduce((n, task) => n + task.measures.length, 0) ?? 0;
  return [
    `题名：${batch.title_origin === 'supplied' ? `［${batch.title}］` : batch.title}`,
    `刊布者：${batch.publisher ?? missing} · 日期：${batch.published ?? missing} · 权利：${batch.rights}`,
    plan === null
      ? `案例：${String(cases.length)} 个${announced}`
      : `这是一份方案，不是案例：${String(plan.tasks.length)} 项任务，${String(measures)} 条措施，${String(plan.safeguards.length)} 项保障`,
  ];
};

/** Open questions, each with the captured line it is about, and the lines for `decisions.yaml` that would settle those on cases. */
function openQuestions(
  bodies: readonly string[],
  records: readonly CaseRecord[],
  problems: readonly Problem[],
): string[] {
  const questions = problems.filter((p) => wording(p).severity === 'question');
  if (questions.length === 0) return ['没有待定的问题。'];
  const asked = questions.map((p) => {
    const line = p.place.line === undefined ? '' : `第 ${String(p.place.line)} 行：`;
    return `- ${line}${wording(p).cause}`;
  });
  const lines = records
    .map((record, i) =>
      decisionLines(
        record,
        bodies[i] ?? '',
        bodies.filter((_, other) => other !== i),
      ),
    )
    .filter((text) => text !== '');
  const head = `待定的问题 ${String(questions.length)} 个：`;
  return lines.length === 0
    ? [head, ...asked]
    : [head, ...asked, '', '可写进 decisions.yaml（anchor 照抄，其余改定）：', ...lines];
}

/**
 * What an import found, what is missing and what a curator should decide, in Chinese, for a terminal.
 *
 * @param records The compilation's cases with their ids, in the same order.
 * @param problems All that was reported of the batch; its questions are listed.
 */
export function importReport(
  compilation: Compilation,
  batch: Batch,
  records: readonly CaseRecord[],
  problems: readonly Problem[],
): string {
  const bodies = compilation.cases.map((c) => (c.body.length > 0 ? bodyText(c.body) : c.record.title.text));
  const cases = records.map(caseLine);
  return [
    ...headLines(compilation, batch),
    '',
    ...cases,
    ...(cases.length > 0 ? [''] : []),
    ...openQuestions(bodies, records, problems),
  ].join('\n');
}
