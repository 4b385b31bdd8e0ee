import { memo } from './memo.ts';
import type { LabelRole, LabelRules } from './schema/rules.ts';

/** A label at the start of a line: what it names, the words as they stand, and where the text behind it begins. */
export type FoundLabel = {
  readonly role: LabelRole;
  readonly label: string;
  readonly hasColon: boolean;
  readonly rest: string;
};

type LabelPattern = {
  readonly role: LabelRole;
  readonly label: string;
  readonly pattern: RegExp;
  /** May stand alone on its line. */
  readonly alone: boolean;
  /** May be parted from its value by a space. */
  readonly spaced: boolean;
  /** May run into the text without a colon. */
  readonly bare: boolean;
};

const labelPatterns = memo((rules: LabelRules): readonly LabelPattern[] =>
  rules.flatMap(({ role, labels }) =>
    labels.map((label) => {
      const spaced = [...label].join('\\s*');
      const hint = String.raw`(?:[（(][^（）()]{1,20}[）)]\s*)?`;
      return {
        role,
        label,
        pattern: new RegExp(
          String.raw`^[【\[]?${spaced}[】\]]?\s*${hint}[:：]\s*|^【\s*${spaced}\s*】\s*`,
          'u',
        ),
        spaced: label.length >= 4 && role !== 'section' && role !== 'summary',
        alone: label.length > 2 || role === 'section',
        bare: role === 'summary' && label.startsWith('案例') && label.length >= 4,
      };
    }),
  ),
);

/** Longest value behind a label that only a space parts from it, in code units. */
const spacedLength = 60;

/** Least text behind a label that has no colon, in code units. */
const bareLength = 40;

/** True for words that may be the value of a field, and neither a sentence nor another label of a head of a table. */
const isValue = (text: string): boolean =>
  text.length <= spacedLength &&
  !/[。；]/u.test(text) &&
  !/^\S{2,6}(?:单位|名称|姓名|内容|类别)(?:\s|$)/u.test(text);

/**
 * Read the label a line begins with. A label without a colon counts only where a text of some length runs on behind it,
 * and the label is one of the long ones (案例…).
 */
export function findLabel(text: string, rules: LabelRules): FoundLabel | null {
  const packed = text.replace(/[【】[\]\s]/gu, '');
  for (const { role, label, pattern, spaced, alone, bare } of labelPatterns(rules)) {
    const colon = pattern.exec(text);
    if (colon !== null) return { role, label, hasColon: true, rest: text.slice(colon[0].length).trim() };
    if (alone && packed === label) return { role, label, hasColon: true, rest: '' };
    if (spaced && text.startsWith(`${label} `) && isValue(text.slice(label.length).trim()))
      return { role, label, hasColon: true, rest: text.slice(label.length).trim() };
    if (bare && text.startsWith(label) && text.length > label.length + bareLength)
      return { role, label, hasColon: false, rest: text.slice(label.length).trim() };
  }
  return null;
}

const nextField = memo((rules: LabelRules) => {
  const names = rules.flatMap(({ role, labels }) => (role === 'summary' || role === 'section' ? [] : labels));
  return new RegExp(
    `(?<=[\\s；;])(?=(?:${[...names, '联系人', '联系电话', '推荐', '指导', '指导教师', '审核', '日期'].join('|')})[:：])`,
    'u',
  );
});

/** Fields that stand side by side, 单位：某校 执笔人：某某, one by one; another line whole. */
export function fieldsOf(text: string, labels: LabelRules): readonly string[] {
  const found = text.length <= 110 && /[:：]/u.test(text) ? findLabel(text, labels) : null;
  const isField = found !== null && found.role !== 'summary' && found.role !== 'section';
  return isField ? text.split(nextField(labels)) : [text];
}
