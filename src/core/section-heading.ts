import { withoutEnumerator } from './enumerator.ts';

/** Words that name a part of a text. */
const core =
  /背景|情况|[概简]况|概述|简介|缘起|做法|举措|措施|成[效果绩]|效果|启示|经验|体会|反思|思考|亮点|创新点|特色|问题|挑战|困难|目标|理念|打算|计划|展望|路径|过程|步骤|探索|思路|价值|[点评]评|评价|影响|推广|[引前]言|结语|总结/gu;
/** Words that stand before and between those. */
const beside =
  /案例|工作|实施|改革|项目|学校|区域|主要|基本|具体|取得|实践|创新|存在|下一步|今后|未来|总体|实际|专家|典型|有关|教学|应用|[与和及、的：:【】[\]\s]/gu;
/** Longest name of a part, in code units. */
const longest = 14;

/** True if a line, without its number, names a part of a text and no case: 一、基本情况, 主要做法, 成效与反思. */
export function isSectionHeading(line: string): boolean {
  const words = withoutEnumerator(line);
  const rest = words.replace(core, '');
  return words.length <= longest && rest !== words && rest.replace(beside, '') === '';
}
