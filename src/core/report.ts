import type { LedgerSum, SumClass } from './ledger-sums.ts';
import type { Compilation } from './pipeline.ts';
import { type Problem, wording } from './problems.ts';
import { type Entry, openQuestions } from './questions.ts';
import type { Batch } from './schema/batch.ts';
import type { CaseRecord } from './schema/case-record.ts';

const missing = '原文未载明';

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

/** What each class of changes is called; `true` where its reasons are told one by one. */
const classes: Readonly<Record<SumClass, readonly [name: string, isTold: boolean]>> = {
  cut: ['剔除', true],
  restored: ['还原', true],
  supplied: ['补拟', true],
  decided: ['编者改定', false],
  placed: ['移入著录', false],
  form: ['版式', false],
};
const mostReasons = 6;

function sumLines(sums: readonly LedgerSum[], batch: string): string[] {
  if (sums.length === 0) return [];
  const lines = [...Map.groupBy(sums, ({ kind }) => kind)].map(([kind, own]) => {
    const [name, isTold] = classes[kind];
    const total = (of: 'count' | 'characters') => String(own.reduce((n, sum) => n + sum[of], 0));
    const told = own.slice(0, mostReasons).map(({ reason, count }) => `${reason} ${String(count)}`);
    const reasons = isTold ? `：${told.join('；')}${own.length > mostReasons ? '；等' : ''}` : '';
    return `    ${name} ${total('count')} 处 ${total('characters')} 字${reasons}`;
  });
  return [`改动（逐处见 batches/${batch}/ledger.jsonl 和成站的 sources/${batch}.html）：`, ...lines, ''];
}

/** Most entries of one kind that are shown in full; of the others the place alone. */
const mostShown = 5;
/** Up to so many entries are all shown in full. */
const fewEntries = 12;
const mostPlaces = 24;

/** Ids of cases by their index in the compilation. */
type Ids = readonly (string | null)[];

const placeText = ({ place: { file, line, column } }: Problem): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');

const codesOf = ({ problems }: Entry): string => [...new Set(problems.map(({ code }) => code))].join('、');

/** Id of the entry's case, its places (of which only the first few), and what is asked there. */
function entryHead({ problems, caseIndex }: Entry, ids: Ids): string {
  const places = [...new Set(problems.map(placeText))].filter((place) => place !== '');
  const shown =
    places.slice(0, mostShown).join('、') +
    (places.length > mostShown ? ` 等 ${String(places.length)} 处` : '');
  const causes = [...new Set(problems.map((p) => wording(p).cause))].join('；');
  return [ids[caseIndex ?? -1] ?? '', shown, causes].filter((part) => part !== '').join('  ');
}

const entryText = (entry: Entry, number: number, ids: Ids): string =>
  [
    `${String(number)}. ${entryHead(entry, ids)}`,
    ...(entry.excerpt === null ? [] : [`    ${entry.excerpt.line}`]),
    ...(entry.excerpt === null || entry.excerpt.mark === '' ? [] : [`    ${entry.excerpt.mark}`]),
    ...entry.lines,
  ].join('\n');

/** Entries of one kind: some in full, of the rest the places. */
function groupText(group: readonly Entry[], from: number, isAll: boolean, ids: Ids): string {
  const [first] = group;
  if (first === undefined) return '';
  const mends = [...new Set(first.problems.map((p) => wording(p).mend))].join('；');
  const shown = isAll ? group : group.slice(0, mostShown);
  const rest = group.slice(shown.length).map((entry) => entryPlace(entry, ids));
  const others =
    rest.length === 0
      ? []
      : [
          `    同样的还有 ${String(rest.length)} 处：${rest.slice(0, mostPlaces).join('、')}${rest.length > mostPlaces ? ' 等' : ''}`,
        ];
  return [
    `■ ${codesOf(first)}（${String(group.length)}）：${mends}`,
    ...shown.map((entry, i) => entryText(entry, from + i, ids)),
    ...others,
  ].join('\n');
}

const entryPlace = ({ problems, caseIndex }: Entry, ids: Ids): string =>
  ids[caseIndex ?? -1] ?? (problems[0] === undefined ? '' : placeText(problems[0]));

function questionLines(entries: readonly Entry[], ids: Ids, batch: string, isAll: boolean): string[] {
  if (entries.length === 0) return ['没有待定的问题。'];
  const asked = entries.reduce((n, { problems }) => n + problems.length, 0);
  const groups = [...Map.groupBy(entries, codesOf).values()];
  const isWhole = isAll || entries.length <= fewEntries;
  let next = 1;
  const texts = groups.map((group) => {
    const text = groupText(group, next, isWhole, ids);
    next += isWhole ? group.length : Math.min(group.length, mostShown);
    return text;
  });
  const hidden = entries.length - next + 1;
  return [
    `待定的问题 ${String(asked)} 个：`,
    `（每一条下面从 - anchor 起的几行，改定〔〕里的话后可照抄进 batches/${batch}/decisions.yaml；# 之后是另一种写法）`,
    '',
    texts.join('\n\n'),
    ...(hidden > 0 ? ['', `还有 ${String(hidden)} 条没有列出写法；全部列出：在命令后面加 --all`] : []),
  ];
}

const nextLines = (batch: string, isOpen: boolean): string[] => [
  '接下来：',
  ...(isOpen ? [`    npm run review -- --batch ${batch}    对着原文逐条看，按键作决定`] : []),
  ...(isOpen ? ['    npm run cases    写好 decisions.yaml 之后，重新生成各页'] : []),
  '    npm start    看成站',
];

/** Ids of the compilation's cases, of which the records are those that are not withdrawn, in the same order. */
function idsOf({ cases }: Compilation, records: readonly CaseRecord[]): Ids {
  let next = 0;
  return cases.map(({ record }) => {
    const own = records[next];
    if (own?.title.text !== record.title.text || own.lines[0] !== record.lines[0]) return null;
    next++;
    return own.id;
  });
}

/** What the report tells beside the compilation. */
export type ReportMore = {
  /** What was changed between source and pages, by rule; see `ledgerSums`. */
  readonly sums?: readonly LedgerSum[];
  /** Give the lines for every question, however many there are of one kind. */
  readonly all?: boolean;
};

/**
 * What an import found, what it changed, what is missing and what a curator should decide, in Chinese, for a terminal.
 *
 * @param records The compilation's cases with their ids, in the same order, but for those that are withdrawn.
 * @param problems All that was reported of the compilation; its questions are listed.
 */
export function importReport(
  compilation: Compilation,
  batch: Batch,
  records: readonly CaseRecord[],
  problems: readonly Problem[],
  { sums = [], all = false }: ReportMore = {},
): string {
  const cases = records.map(caseLine);
  const ids = idsOf(compilation, records);
  const entries = openQuestions(compilation, ids, problems);
  return [
    ...headLines(compilation, batch),
    '',
    ...cases,
    ...(cases.length > 0 ? [''] : []),
    ...sumLines(sums, batch.id),
    ...questionLines(entries, ids, batch.id, all),
    '',
    ...nextLines(batch.id, entries.length > 0),
  ].join('\n');
}
