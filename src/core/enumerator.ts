import { foldWidth } from './fold-width.ts';

const circled = String.raw`[\u2460-\u2473]`;
const han = '[一二三四五六七八九十]{1,3}';
const formal = '[壹贰貳叁參参肆伍陆陸柒捌玖拾]{1,2}';
/** Kinds of thing that pages count their cases by. */
const thing = '(?:典型|优秀|实践|教学|特色)?(?:案例|个案|实例|范例|样例|样本|课例|经验|做法|故事)';
/** Such a thing with its number behind it. */
const counted = String.raw`${thing}之?\s?(?:\d{1,3}|${han}|[A-H])`;
/** 案例二等奖 and 经验一体化 have no number. */
const goesOn = '[等次批体线定方步般样个A-Z]';
/** Numbers of parts that a page gives no title: 附件3, PART.01, 幻灯片 2. */
const part = String.raw`附(?:件|录)?\s?(?:\d{1,2}|${han})|(?:part|case|no|slide|chapter)[.\s]{0,2}(?:\d{1,3}|[A-H])|幻灯片\s?\d{1,3}`;

/** The same in Latin letters, run on into a Chinese title: Case 1校长. */
const latinPart = String.raw`(?:part|case|chapter|slide)[.\s]{0,2}\d{1,3}(?=[\p{Script=Han}“《])(?!\p{Script=Han}{1,2}$)`;

const enumerator = new RegExp(
  String.raw`^(?:[（(]?(?:\d{1,3}|${han})[)）]|(?:\d{1,3}|${han}|${formal}|[A-H])[、.．](?!\d)|0\d(?!\d)|之${han}[、.．:：]|第[\d一二三四五六七八九十]{1,3}[篇章部分节例个]{1,2}[、:：]?|【${counted}】|${counted}(?!${goesOn})\s?[、.．:：|｜丨·•]?|(?:${part})(?:\s?[、.．:：|｜丨]\s?|\s|(?<=[a-z][.\s]{0,2}\d{1,3})(?=[\p{Script=Han}“《「]))(?=\S)|${latinPart}|${circled})\s*`,
  'iu',
);
const bareNumber = new RegExp(
  String.raw`^(?:\d{1,2}[.、]?|${han}、?|之${han}|第${han}[篇例]|第\d{1,3}[篇例]|【?${counted}】?|${part}|${circled})[:：]?$`,
  'iu',
);

/** The number a line begins with, as it stands, or an empty string: 一、, 01, 案例三, （二）, ０１． */
export const enumeratorOf = (text: string): string =>
  text.slice(0, enumerator.exec(foldWidth(text))?.[0]?.length ?? 0).trim();

/** A heading without its number or star: 一、, 01, 案例三, （二）, ★. */
export const withoutEnumerator = (text: string): string =>
  text
    .slice(enumerator.exec(foldWidth(text))?.[0]?.length ?? 0)
    .replace(/^[★☆◆■●▲※◎◇]\s*/u, '')
    .trim();

/** True if a line is a number and no more: 01, 三、, 案例一, 第二篇, 附件3. */
export const isBareNumber = (text: string): boolean => bareNumber.test(foldWidth(text));
