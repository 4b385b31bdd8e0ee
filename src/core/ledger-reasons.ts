import type { BoilerplateRules } from './schema/rules.ts';

/** What a reader wants to know of a change: was something cut, restored, taken elsewhere, or only its form made one? */
export type ChangeClass = 'cut' | 'restored' | 'form' | 'placed';

/** Every rule of the importer that changes or cuts, but those of `content/rules/boilerplate.yaml`, which bring their own reason. */
const rules: Readonly<Record<string, readonly [ChangeClass, reason: string]>> = {
  'line-end': ['form', '换行符统一'],
  'line-break': ['form', '分行，页上成段'],
  'line-space': ['form', '行首行末的空格'],
  'zero-width': ['form', '看不见的字符'],
  space: ['form', '空格统一'],
  'stray-space': ['restored', '汉字间多出的空格'],
  radical: ['restored', '部首符号还原为汉字'],
  markdown: ['form', 'Markdown 记号'],
  'quote-mark': ['form', '邮件引用的行首记号'],
  'narrowed-mark': ['restored', '标点被改成半角，还原为全角'],
  'pinyin-gloss': ['cut', '转换网站夹注的拼音'],
  traditional: ['restored', '繁体转为简体'],
  'byte-shift': ['restored', '错位的字节还原'],
  lacuna: ['restored', '无法复原的残字'],
  'symbol-font': ['form', '符号字体的项目符号'],
  'broken-line': ['restored', '一句话断成两行，接上'],
  markup: ['form', '网页标记'],
  'markup-break': ['form', '网页分段'],
  'markup-space': ['form', '网页源码里的换行与空格'],
  entity: ['form', '网页字符代码还原为字'],
  'html-hidden': ['form', '网页里不显示的部分'],
  'html-navigation': ['cut', '网页导航'],
  'table-mark': ['form', '表格的分隔符'],
  'table-label': ['form', '表格的栏名'],
  'table-head': ['form', '表头，由版式代替'],
  'table-column': ['cut', '表格里与案例无关的栏'],
  'beside-table': ['cut', '表格之外的行'],
  'table-number': ['form', '表格的序号'],
  'json-escape': ['form', '数据文件的转义还原为字'],
  'page-frame': ['cut', '逐页重复的页眉、页脚或页码'],
  'page-furniture': ['cut', '逐页重复的页眉、页脚或页码'],
  'repeated-head': ['cut', '各页重复的行'],
  footnote: ['cut', '脚注'],
  'file-end': ['form', '两个文件之间分行'],
  label: ['placed', '栏目名，由版式代替'],
  'case-number': ['placed', '案例编号，由本库编号代替'],
  'heading-mark': ['placed', '标题里的编号与分隔符'],
  'head-line': ['placed', '题下的地区、单位等行，已著录'],
  'dispatch-line': ['placed', '电头与记者署名'],
  'question-mark-word': ['placed', '问答的引导词，由版式代替'],
  'date-line': ['placed', '日期、来源等，已著录于汇编'],
  byline: ['placed', '署名行，已著录'],
  'front-matter': ['placed', '案例之前的题名、说明，见汇编页'],
  'plan-mark': ['placed', '方案的编号与标点，由版式代替'],
  'trailing-line': ['cut', '正文之后不知归属的行'],
  'no-case': ['cut', '不属于任何案例'],
  decision: ['cut', '编者的决定'],
  'supplied-title': ['restored', '标题缺失，据正文拟'],
  'supplied-organisation': ['restored', '机构据正文补'],
  repeated: ['placed', '同一处文字已用于另一栏'],
};

const marked = (reason: string, isInline: boolean) =>
  isInline ? `夹入正文的文字：${reason}` : `网页残留：${reason}`;

/** Reasons by rule, those of boilerplate among them. */
export function reasonsFor(boilerplate: BoilerplateRules): (rule: string) => string {
  const known = new Map(Object.entries(rules).map(([rule, [, reason]]) => [rule, reason]));
  for (const { id, reason } of boilerplate.line) known.set(id, marked(reason, false));
  for (const { id, reason } of boilerplate.inline) known.set(id, marked(reason, true));
  return (rule) => known.get(rule) ?? rule;
}

/** The class of a rule's changes; what boilerplate takes out is cut. */
export const classOf = (rule: string): ChangeClass => rules[rule]?.[0] ?? 'cut';
