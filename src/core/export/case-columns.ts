import { placeCodes } from '../wanted-addresses.ts';
import type { ExportedCase } from './export-case.ts';
import { spreadsheetCsv } from './spreadsheet-csv.ts';

/** A column of `cases.csv`; `path` is the field of `cases.jsonl` that it is made from. */
export type CaseColumn = {
  readonly name: string;
  readonly path: string;
  readonly cell: (one: ExportedCase) => string;
};

/** Values of one cell are parted by this mark. */
const together = (values: readonly (string | number)[]): string => values.join('；');

const origins = { printed: '原文', supplied: '编者拟' } as const;
const bases = { explicit: '写明', implied: '据文意', title: '据题名', default: '通例' } as const;
const wordings = { captured: '原文', retold: '转述' } as const;

const topics = (one: ExportedCase, weight: 'primary' | 'secondary'): string =>
  together(one.topics.filter((topic) => topic.weight === weight).map(({ term }) => term));

/** Name of the division of a case at one level: what of its code is not zero tells the level. */
function division({ place }: ExportedCase, level: 0 | 1 | 2): string {
  if (place === null) return '';
  const levelOf = (code: string) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2);
  const at = placeCodes(place).findIndex((code) => levelOf(code) === level);
  return place.names[at] ?? '';
}

/** Characters without line breaks, as code points. */
const length = (text: string): string => String([...text.replaceAll('\n', '')].length);

/** All columns in their order; new ones are added at the end. An empty cell is what the source does not say. */
export const caseColumns: readonly CaseColumn[] = [
  { name: '编号', path: 'id', cell: (one) => one.id },
  { name: '题名', path: 'title.text', cell: (one) => one.title.text },
  { name: '题名来历', path: 'title.origin', cell: (one) => origins[one.title.origin] },
  { name: '机构', path: 'organisation.text', cell: (one) => one.organisation?.text ?? '' },
  {
    name: '机构来历',
    path: 'organisation.origin',
    cell: ({ organisation }) => (organisation === null ? '' : origins[organisation.origin]),
  },
  { name: '机构类别', path: 'organisation.kind', cell: (one) => one.organisation?.kind ?? '' },
  { name: '作者', path: 'author', cell: (one) => one.author ?? '' },
  { name: '地区代码', path: 'place.code', cell: (one) => one.place?.code ?? '' },
  { name: '省级', path: 'place.names', cell: (one) => division(one, 0) },
  { name: '地级', path: 'place.names', cell: (one) => division(one, 1) },
  { name: '县级', path: 'place.names', cell: (one) => division(one, 2) },
  { name: '补出的地名', path: 'place.supplied', cell: (one) => together(one.place?.supplied ?? []) },
  { name: '功能区', path: 'place.zone.name', cell: (one) => one.place?.zone?.name ?? '' },
  { name: '学段', path: 'stages.terms[].term', cell: (one) => together(one.stages.terms.map((s) => s.term)) },
  { name: '学段依据', path: 'stages.basis', cell: (one) => bases[one.stages.basis] },
  { name: '主题', path: 'topics[].term', cell: (one) => topics(one, 'primary') },
  { name: '兼及', path: 'topics[].term', cell: (one) => topics(one, 'secondary') },
  { name: '任务', path: 'tasks[].term', cell: (one) => together(one.tasks.map(({ term }) => term)) },
  { name: '模式', path: 'models[].text', cell: (one) => together(one.models.map(({ text }) => text)) },
  { name: '年份', path: 'years', cell: (one) => together(one.years) },
  { name: '数据', path: 'figures[].text', cell: (one) => together(one.figures.map(({ text }) => text)) },
  { name: '荣誉', path: 'honours[].text', cell: (one) => together(one.honours.map(({ text }) => text)) },
  { name: '字数', path: 'body', cell: (one) => length(one.body) },
  { name: '汇编', path: 'batch', cell: (one) => one.batch },
  { name: '汇编题名', path: 'source.title', cell: (one) => one.source.title },
  { name: '汇编题名来历', path: 'source.origin', cell: (one) => origins[one.source.origin] },
  { name: '刊布者', path: 'source.publisher', cell: (one) => one.source.publisher ?? '' },
  { name: '刊布日期', path: 'source.published', cell: (one) => one.source.published ?? '' },
  { name: '来源地址', path: 'source.address', cell: (one) => one.source.address ?? '' },
  { name: '抓取日期', path: 'source.captured', cell: (one) => one.source.captured ?? '' },
  { name: '文字', path: 'source.text', cell: (one) => wordings[one.source.text] },
  { name: '权利', path: 'source.rights', cell: (one) => one.source.rights },
  { name: '首行', path: 'lines', cell: (one) => String(one.lines[0]) },
  { name: '末行', path: 'lines', cell: (one) => String(one.lines[1]) },
  { name: '页面', path: 'page', cell: (one) => one.page },
  { name: '引用', path: 'citation', cell: (one) => one.citation },
];

/** Name of the column that tells where an apostrophe was put before a value. */
export const markedColumn = '加撇的栏';

/** Cases as a table for spreadsheets. */
export const casesCsv = (cases: readonly ExportedCase[]): string =>
  spreadsheetCsv(
    caseColumns.map(({ name }) => name),
    cases.map((one) => caseColumns.map(({ cell }) => cell(one))),
    markedColumn,
  );
