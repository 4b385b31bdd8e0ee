import { memo } from './memo.ts';
import type { TopicRules } from './schema/term-rules.ts';
import { tagTopics } from './tag/topics.ts';

const separators = /[^\p{Script=Han}A-Za-z0-9+＋]+/u;
/** Words that any title may have and no text need repeat. */
const general =
  /教育|教学|高质量|发展|学校|区域|推进|推动|提升|促进|构建|打造|探索|实践|创新|体系|机制|模式|路径|优质|优化|提质|质量|全面|工作|建设|引领|赋能|行动|有效|案例|经验|研究|开启|开辟|擦亮|助力|铺就|谱写|走出|背景下|视域下|新时代|课堂|课程|孩子|学生|教师|县域|基础|义务|中学|小学|幼儿园|实验|方案|样本|样态|之路|一个|这样|如何|怎样/gu;
const connecting = /[的了和与及在以让为把从到向着就里之也都]/u;
/** Shortest text, in code units, that should echo its title. */
const shortestBody = 120;
/** Part of a title's pairs of characters at which one that the text has is enough of an echo. */
const least = 0.25;

/** Rules under which a topic counts from its first telling word on. */
const eager = memo((rules: TopicRules): TopicRules => ({
  ...rules,
  weighing: { ...rules.weighing, least: rules.weighing.plain },
}));

const tagsOf = (title: string, body: string, rules: TopicRules) =>
  tagTopics({ title, organisation: '', body, batchTitle: '' }, rules);

/** Neighbouring characters of words, without those that only connect. */
const pairsOf = (words: string): string[] =>
  Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2)).filter(
    (pair) => !connecting.test(pair),
  );

/**
 * Words of a printed title of which a long enough text has next to nothing, where what the title is about is no topic of the text:
 * the two may belong to different cases. A title without a topic of its own, such as a figure of speech, is never suspected.
 *
 * @returns The parts of the title that the text does not echo, joined by 、; `null` where nothing is suspected.
 *   Suspected only, for the curator: nothing is changed.
 */
export function titleMismatch(title: string, body: string, topics: TopicRules): string | null {
  if (body.length < shortestBody) return null;
  const parts = title
    .replace(general, '|')
    .split(separators)
    .filter((part) => part.length >= 2);
  const pairs = [...new Set(parts.flatMap(pairsOf))];
  const echoed = pairs.filter((pair) => body.includes(pair));
  if (pairs.length === 0 || echoed.length > 1 || echoed.length / pairs.length >= least) return null;
  const own = tagsOf(title, '', topics).filter(({ weight }) => weight === 'primary');
  const told = new Set(tagsOf('', body, eager(topics)).map(({ term }) => term));
  if (own.length === 0 || own.some(({ term }) => told.has(term))) return null;
  const unheard = parts.filter((part) => !pairsOf(part).some((pair) => echoed.includes(pair)));
  return (unheard.length === 0 ? parts : unheard).join('、');
}
