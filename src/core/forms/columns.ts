/**
 * What a column of a table of cases holds. `place` is part of a region, `number` the number of the row; `summary` and `text` begin
 * the text, `section` is a part of it that keeps its name, `clerical` is what an office notes beside it, `other` a column that nobody
 * knows.
 */
export type ColumnRole =
  | 'title'
  | 'organisation'
  | 'author'
  | 'place'
  | 'number'
  | 'summary'
  | 'text'
  | 'section'
  | 'clerical'
  | 'other';

/** A column: its role, and the label that goes before its values, without colon; empty for values that need none. */
export type Column = { readonly role: ColumnRole; readonly label: string };

/** Names as they stand, in lower case and without spaces and marks; the first row that fits decides. */
const names: readonly (readonly [role: ColumnRole, name: RegExp])[] = [
  ['number', /^(?:序号|编号|(?:案例|作品|申报|项目|文章)编号|行号|no|num|\w*id|index|#)$/u],
  [
    'title',
    /^(?:名称|标题|题目|题名|案例|作品|(?:case|article|doc|project)?(?:title|name)|headline|subject|(?:典型|优秀|获奖|入选|申报|推荐)?(?:案例|作品|项目|成果|论文|课题|文章|课例|品牌|经验|做法)的?(?:名称|标题|题目|题名))$/u,
  ],
  [
    'organisation',
    /^(?:(?:school|unit|org|organi[sz]ation|dept|department|institution)(?:name)?|(?:来源|申报|报送|推荐|选送|实施|案例|提供|供稿|完成|获奖|入选|所在|参评|作者|工作|创建|建设|承担|主持)?(?:单位|学校|机构|部门|院校|园所|幼儿园)(?:名称|全称)?|校名|园名)$/u,
  ],
  [
    'author',
    /^(?:author|authors|作者|姓名|执笔|撰稿|(?:作者|教师|负责人|主持人|申报人)姓名|执笔人|撰稿人|撰写人|案例作者|项目负责人|负责人|主持人|完成人|申报人)$/u,
  ],
  [
    'place',
    /^(?:place|region|province|city|county|district|location|地区|区域|所在地区?|所属地区|行政区划?|地市|地州市|州市|市州|区县|县区|县市区?|市县区?|省份?|[市县区]|省市|省区市|省自治区直辖市|(?:所在|所属)[省市县区](?:份|域)?)$/u,
  ],
  [
    'summary',
    /^(?:abstract|summary|description|摘要|简介|概述|概况|简述|(?:案例|内容|项目|作品|成果)(?:简介|摘要|概述|概况|介绍|描述|简述))$/u,
  ],
  [
    'text',
    /^(?:(?:case|article|full|main)?(?:text|body|contents?)|article|details?|paragraphs|正文|内容|全文|原文|案例正文|案例内容|主要内容|文章内容|正文内容|具体内容|详细内容)$/u,
  ],
  [
    'section',
    /^(?:背景|(?:案例|实施|工作|问题|项目)背景|做法|(?:主要|具体|创新|典型)做法|(?:主要|工作|实施|具体)(?:举措|措施)|(?:实施|工作)(?:过程|路径)|实践探索|特色亮点|(?:主要)?创新点|成效|(?:工作|主要|实践|实施|取得)成效|(?:经验|工作)?启示|主要经验|经验与启示|反思|推广价值|专家点评|点评)$/u,
  ],
  [
    'clerical',
    /^(?:(?:推荐|审核|审批|评审|评选|专家|评委|初审|复审|终审|学校|单位|部门|主管部门|[县市省]级)?(?:推荐|审核|审批|评审)?(?:意见|结论)|初审|复审|终审|评分|得分|联系(?:人|人及电话|电话|方式|地址)|(?:办公|手机|移动)?电话|手机(?:号码?)?|传真|邮编|(?:电子)?邮箱|邮箱地址|通讯地址|备注|附件|填[表报](?:人|日期|时间)|(?:申报|报送|提交|采集|抓取|更新|发布|创建|入库)(?:日期|时间)|日期|时间|性别|民族|学历|职称|职务|年龄|出生年月|身份证号码?|签[字名章]|盖章|公章|link|href|src|guid|(?:source|page)?url|(?:publish|pub|create|update|crawl)(?:ed|d)?(?:time|date|at)|date|time|timestamp|tags?|status|views?|hits|likes|链接|网址|来源网址|原文链接|标签|浏览量|阅读量|点击量)$/u,
  ],
];

/** What values of a role are labelled with; those of other roles go by the name that their column has. */
const labels: Readonly<Partial<Record<ColumnRole, string>>> = {
  title: '案例名称',
  organisation: '申报单位',
  author: '作者',
  place: '',
  number: '',
  summary: '案例简介',
  text: '案例正文',
};

/** The label of a column of a role, without colon; its own name for a role that has none. */
export const labelOf = (role: ColumnRole, name: string): string =>
  labels[role] ?? name.replace(/\s+/gu, '').replace(/[:：]+$/u, '');

/** A column's name without spaces, marks, hints in brackets and the difference of upper and lower case. */
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[（(【[][^（）()【】[\]]{0,40}[）)】\]]/gu, '')
    .replace(/[\s*＊:：、，,/_\-"“”]/gu, '');

/** What a column of this name holds. */
export function columnOf(name: string): Column {
  const words = bare(name);
  const role = names.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
  return { role, label: labelOf(role, name) };
}

/** Longest name of a column, in code units. */
const longestName = 24;

const mayName = (cell: string): boolean => cell.trim().length <= longestName && !/[。；！？!?]/u.test(cell);

/**
 * The columns that a row of cells names, or `null` for one that is no head of a table of cases.
 *
 * @param least Number of cells that must be known by name; titles or texts must be among them.
 */
export function headColumns(cells: readonly string[], least: number): readonly Column[] | null {
  if (!cells.every(mayName)) return null;
  const columns = cells.map(columnOf);
  const known = columns.filter(({ role }, i) => role !== 'other' && cells[i]?.trim() !== '');
  const tells = known.some(({ role }) => role === 'title' || role === 'text' || role === 'summary');
  return tells && known.length >= least ? onePerCase(columns, cells) : null;
}

/** Columns of which a case has but one title, institution and author: the first stays, others keep their names. */
function onePerCase(columns: readonly Column[], cells: readonly string[]): readonly Column[] {
  const seen = new Set<ColumnRole>();
  return columns.map((column, i) => {
    const single = column.role === 'title' || column.role === 'organisation' || column.role === 'author';
    if (single && seen.has(column.role)) return { role: 'other', label: (cells[i] ?? '').trim() };
    seen.add(column.role);
    return column;
  });
}

/** Roles that a cell beside its value may name, as forms have them: 案例名称 | 以研促教. */
const ofForms: ReadonlySet<ColumnRole> = new Set([
  'title',
  'organisation',
  'author',
  'summary',
  'text',
  'section',
]);

/** Shape of a name that a form may give to a field: a few Han characters. */
const nameOfField = /^\p{Script=Han}[\p{Script=Han}（）()、/]{1,11}[:：]?$/u;

/** Rows of a form from which on there is one: what stands in it by two cells is a field, known or not. */
export const enoughFields = 2;

/** A field of a form whose name nobody knows, in a row of two cells; `null` for another row. */
export function fieldOfForm(cells: readonly string[]): Column | null {
  const [name = '', value = ''] = cells;
  if (cells.length !== 2 || value.trim() === '' || !nameOfField.test(name.replace(/\s/gu, ''))) return null;
  return columnOf(name);
}

/** The label of a field, with its colon: as it stands, but for a text, which has many names. */
export const labelOfField = ({ role, label }: Column, name: string): string =>
  `${role === 'text' ? label : name.replace(/[:：]$/u, '')}：`;

/** True for a field of a form that takes its label from its role, or that has no known name. */
export const isOddField = (cells: readonly string[]): boolean =>
  !isFormRow(cells) || (cells.length === 2 && columnOf(cells[0] ?? '').role === 'text');

/** True for a row that tells labels and values side by side: every second cell is a known name, and no value is. */
export function isFormRow(cells: readonly string[]): boolean {
  if (cells.length < 2 || cells.length % 2 !== 0) return false;
  const isName = (cell: string) => mayName(cell) && ofForms.has(columnOf(cell).role);
  const pairs = cells.flatMap((cell, i) => (i % 2 === 0 ? [[cell, cells[i + 1] ?? ''] as const] : []));
  return isName(cells[0] ?? '') && pairs.every(([name, value]) => mayName(name) && !isName(value));
}

/** True for a row of a form by the row below: another of the kind, or one of another number of cells. */
export const isForm = (row: readonly string[], below: readonly string[]): boolean =>
  isFormRow(row) && (isFormRow(below) || below.length !== row.length);

/** Rows among which the head of a table stands. */
const headRows = 3;

/**
 * The head of a table of cases: the row that names its columns, with other rows below. Rows of a form that follow one another
 * are none, though they name columns too.
 *
 * @param rows Words of the cells of each row.
 */
export function findHead(
  rows: readonly (readonly string[])[],
): { readonly index: number; readonly columns: readonly Column[] } | null {
  for (const [index, row] of rows.slice(0, Math.min(headRows, rows.length - 1)).entries()) {
    const columns = headColumns(row, 2);
    if (columns !== null && !isForm(row, rows[index + 1] ?? [])) return { index, columns };
  }
  return null;
}
