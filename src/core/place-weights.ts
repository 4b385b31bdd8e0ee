import { contains, type Division } from './gazetteer.ts';
import type { Sighting } from './place-context.ts';
import type { CaseText } from './types.ts';

const passingBefore =
  /(?:[与和同向到赴往从及援－]|来自|学习|借鉴|考察|对口|结对|帮扶|支援|支教|辐射|推广|走进|邀请|联合|携手|引进|引入|对接|合作|相当于|覆盖|输出|毕业于|[省市县区州盟旗]、|(?<!—)—)[了的至到于在]?$/u;
const passingAfter = /^(?:等(?!级)|籍|经验|模式在|话|[省市县区州]?、|—(?!—))/u;
const clauseStart =
  /(?:^|[。！？；，,.!?;：:“”"（(《—\s])(?:近年来|近几年|多年来|[\d一二三四五六七八九十]+年(?:[来起间]|以来)?|目前|为此|截至|[在自由，,]|作为)*$/u;
const subject =
  /^(?:教育|教委|教体|教研|县委|区委|市委|州委|省委|党委|政府|人民政府|[委以把将是的第]|坚持|聚焦|立足|按照|充分|积极|全面|深入|紧紧|创新|探索|构建|高度|锚定|针对|通过|推进|实施|启动|统筹|地处|位于|中小学|作为)/u;
/** Least weight that is taken for an answer. */
const threshold = 3;

const located = /(?:位于|地处|坐落(?:于|在)?|扎根于?|建在|落户(?:于|在)?)$/u;

/** 由某市帮扶: the one that helps, not the one that is told of. */
const helper = /援建|支援|捐建|捐赠|帮扶|对口|托管|选派|派出|派来|输送|引进|协助|资助/u;

/** Words on both sides of a place. */
function around({ chain, where }: Sighting, text: CaseText): { before: string; after: string } {
  const field = where === 'batch' ? text.batchTitle : text[where];
  return {
    before: field.slice(Math.max(0, chain.start - 24), chain.start),
    after: field.slice(chain.end, chain.end + 24),
  };
}

/** True if a place is named only beside the case's own: a partner, a list of places that took something over. */
export function inPassing(sighting: Sighting, text: CaseText): boolean {
  const { before, after } = around(sighting, text);
  if (sighting.where === 'body' && before === '走进') return false;
  const clause = /^[^，。；,;]*/u.exec(after)?.[0] ?? '';
  return (
    passingBefore.test(before) || passingAfter.test(after) || (before.endsWith('由') && helper.test(clause))
  );
}

/** True for 位于, 地处 and the like right before a place. */
export const isLocated = (sighting: Sighting, text: CaseText): boolean =>
  located.test(around(sighting, text).before);

/** True if a name of this kind says nothing where it stands: short names of counties, and plain words, within a sentence. */
function tooWeak({ chain, where }: Sighting, atStart: boolean): boolean {
  if (chain.form !== 'short' || chain.depth > 1 || chain.zone !== null) return false;
  const county = chain.options[0]?.level === 'county';
  if (chain.institution !== null) return false;
  if (county) return !(where === 'title' && atStart && !chain.word);
  return chain.word && !atStart;
}

/** How much a place in title or text says about where the case is; 0 if nothing. Units are arbitrary. */
export function weightOf(sighting: Sighting, text: CaseText): number {
  const { chain, where } = sighting;
  const { before, after } = around(sighting, text);
  const atStart =
    (chain.start === before.length && /^[\s\p{P}\p{N}]*$/u.test(before)) ||
    /(?:[】：:]\s*|——)$/u.test(before);
  const atClause = clauseStart.test(before);
  if (tooWeak(sighting, atStart) || inPassing(sighting, text)) return 0;
  const strong = chain.form !== 'short' || chain.depth > 1;
  if (where === 'title') return (strong ? 14 : 8) + (atStart ? 6 : 0) + (chain.depth > 1 ? 2 : 0);
  if (chain.institution !== null) return atClause && chain.start < 40 ? threshold : 0;
  const decay = chain.start < 250 ? 1 : chain.start < 600 ? 0.5 : 0.25;
  const score =
    1 +
    (strong ? 3 : 0) +
    (chain.depth > 1 ? 2 : 0) +
    (atClause ? 3 : 0) +
    (subject.test(after) ? 2 : 0) +
    (isLocated(sighting, text) ? 6 : 0);
  return score * decay;
}

/** An answer needs one sighting that says something, or many that say little. */
const speaks = ({ most, total }: Group): boolean => most >= 2 || total >= 2 * threshold;

type Group = {
  readonly options: readonly Division[];
  readonly best: Sighting;
  total: number;
  readonly most: number;
};

const keyOf = (options: readonly Division[]) => options.map((o) => o.code).join(' ');

/**
 * The place that title and text speak for, all sightings weighed together.
 *
 * A county gains by half of what its city and province have, so that 某省 in a first sentence does not outweigh the county it leads to.
 *
 * @param outer Division that the batch title names: places outside of it count a fifth.
 */
export function weightiest(
  sightings: readonly Sighting[],
  text: CaseText,
  outer: Division | null,
): Sighting | null {
  const groups = new Map<string, Group>();
  for (const sighting of sightings) {
    const { options } = sighting.chain;
    const within =
      outer === null || options.some((o) => contains(outer.code, o.code) || contains(o.code, outer.code));
    const weight = weightOf(sighting, text) * (within ? 1 : 0.2);
    if (weight === 0) continue;
    const known = groups.get(keyOf(options));
    if (known === undefined)
      groups.set(keyOf(options), { options, best: sighting, total: weight, most: weight });
    else
      groups.set(keyOf(options), {
        options,
        total: known.total + weight,
        best: weight > known.most ? sighting : known.best,
        most: Math.max(weight, known.most),
      });
  }
  const all = [...groups.values()];
  const holds = (outside: Group, group: Group) =>
    outside !== group &&
    outside.options.length === 1 &&
    outside.options.some((o) => group.options.some((g) => g.code !== o.code && contains(o.code, g.code)));
  const score = (group: Group) =>
    group.total + all.filter((other) => holds(other, group)).reduce((sum, other) => sum + other.total / 2, 0);
  const [first] = all.map((group) => ({ group, score: score(group) })).toSorted((a, b) => b.score - a.score);
  return first === undefined || first.score < threshold || !speaks(first.group) ? null : first.group.best;
}
