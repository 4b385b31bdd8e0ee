import { bodyText } from './assemble.ts';
import type { Compilation } from './pipeline.ts';
import { type Problem, wording } from './problems.ts';
import type { CaseRecord } from './schema/case-record.ts';

const missing = '原文未载明';

/** Length of an anchor proposed for a decision, in code units. */
const anchorLength = 12;

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

/** The shortest beginning of a text, of at least twelve code units, that stands in no other text; `null` if there is none. */
function anchorOf(text: string, others: readonly string[]): string | null {
  const line = text.split('\n')[0] ?? '';
  for (let at = 0; at + anchorLength <= line.length; at += anchorLength) {
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

/**
 * What an import found, what is missing and what a curator should decide, in Chinese, for a terminal.
 *
 * @param records The compilation's cases with their ids, in the same order.
 */
export function importReport(
  compilation: Compilation,
  records: readonly CaseRecord[],
  problems: readonly Problem[],
): string {
  const { masthead, plan, cases } = compilation;
  const head = [
    `题名：${masthead.title ?? missing}`,
    `刊布者：${masthead.publisher ?? missing} · 日期：${masthead.published ?? missing}`,
    plan === null
      ? `案例：${String(cases.length)} 个${masthead.announced === null ? '' : `（原文称 ${String(masthead.announced)} 个）`}`
      : `这是一份方案，不是案例：${String(plan.tasks.length)} 项任务，${String(plan.tasks.reduce((n, t) => n + t.measures.length, 0))} 条措施，${String(plan.safeguards.length)} 项保障`,
  ];
  const bodies = cases.map((c) => bodyText(c.body));
  const open = records
    .map((record, i) =>
      decisionLines(
        record,
        bodies[i] ?? '',
        bodies.filter((_, other) => other !== i),
      ),
    )
    .filter((lines) => lines !== '');
  const questions = problems.filter((p) => wording(p).severity === 'question').length;
  return [
    ...head,
    '',
    ...records.map(caseLine),
    '',
    open.length === 0
      ? '没有待定的问题。'
      : `待定的问题 ${String(questions)} 个。可写进 decisions.yaml（anchor 照抄，其余改定）：\n${open.join('\n')}`,
  ].join('\n');
}
