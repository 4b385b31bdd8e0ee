import { collection, noCase } from './case-titles.ts';
import { headedStarts } from './headed-starts.ts';
import { labelledStarts } from './labelled-starts.ts';
import { type AnchorRules, namesActor, namesPlace } from './names-actor.ts';
import { numberedStarts, seriesAround } from './numbered-starts.ts';
import { seriesHeads } from './series-starts.ts';
import type { Block } from './types.ts';

/** How the cases of a compilation are marked, and the indexes of the blocks that begin one. */
export type Anchors = { readonly family: Family; readonly starts: readonly number[] };
export type Family = 'named' | 'labelled' | 'numbered' | 'byline' | 'headed' | 'series' | 'article' | 'none';

/** Articles that end with a line on their author; each begins after the one before. */
function bylineStarts(blocks: readonly Block[]): number[] {
  const ends = blocks.flatMap((block, i) => (block.kind === 'byline' ? [i] : []));
  if (ends.length === 0) return [];
  const first = blocks.findIndex((b) => b.kind === 'paragraph');
  const hasTitles = ends.every((end) => blocks[end]?.text.includes('《') === true);
  if (hasTitles && first >= 0) return [first, ...ends.slice(0, -1).map((end) => end + 1)];
  const title = blocks.findIndex((b) => b.kind === 'heading');
  const ownTitle = ends.length === 1 && title >= 0 && title < first;
  const begin = ownTitle
    ? title
    : blocks.slice(0, first).findLastIndex((b) => b.kind === 'noise' || b.kind === 'meta') + 1;
  const compilation = !ownTitle && begin === 0 && title === 0 ? 1 : begin;
  return [compilation, ...ends.slice(0, -1).map((end) => end + 1)];
}

/** Least text of an article, in code units. */
const articleLength = 60;

/** An article that is one case: its title, or the beginning of its text, names who acts. */
function articleStarts(blocks: readonly Block[], rules: AnchorRules): number[] {
  const first = blocks.findIndex((b) => b.kind === 'paragraph');
  const title = blocks.findIndex((b) => b.kind === 'heading');
  const heading = blocks[title]?.text ?? '';
  const length = blocks.reduce((sum, b) => sum + (b.kind === 'paragraph' ? b.text.length : 0), 0);
  const isArticle = !noCase.test(heading) && !collection.test(heading);
  if (title < 0 || first < title || length < articleLength || !isArticle) return [];
  const head = blocks.slice(title, first).filter((b) => b.kind === 'heading');
  const opening = (blocks[first]?.text ?? '')
    .split(/[，。；]/u)
    .slice(0, 2)
    .join('，');
  const named = head.some((b) => namesActor(b.text, rules)) || namesPlace(opening, rules.gazetteer);
  return named ? [title] : [];
}

/** Least text by which a case is more than its name, in code units. */
const caseText = 30;

/** Titles of notices that name cases and tell of none. */
const ofResults = /公示|评选结果|获奖(?:结果|名单)|评审结果|入围名单|拟(?:推荐|入选|表彰)/u;

/** A notice or a list that names cases and tells of none: 获奖名单, 评选结果公示. */
function namesOnly(blocks: readonly Block[], starts: readonly number[]): boolean {
  const front = blocks.slice(0, starts[0] ?? 0).filter((b) => b.kind === 'heading');
  const isTold = (b: Block) => (b.kind === 'paragraph' || b.kind === 'label') && b.text.length >= caseText;
  return front.some((b) => ofResults.test(b.text)) && !blocks.slice(starts[0] ?? 0).some(isTold);
}

/** Ways to mark cases, the surest first. */
function* readings(
  blocks: readonly Block[],
  rules: AnchorRules,
): Generator<readonly [Family, readonly number[]]> {
  const labelled = labelledStarts(blocks, rules);
  if (labelled.starts.length > 0 && (labelled.named >= 2 || labelled.labels >= 2)) {
    yield ['numbered', seriesAround(blocks, labelled.starts)];
    yield [labelled.named >= labelled.labels ? 'named' : 'labelled', labelled.starts];
  }
  yield ['numbered', numberedStarts(blocks, rules)];
  yield ['byline', bylineStarts(blocks)];
  yield ['headed', headedStarts(blocks, rules)];
  yield ['labelled', labelled.starts];
  yield ['series', [...seriesHeads(blocks, rules).keys()]];
  yield ['article', articleStarts(blocks, rules)];
}

/** Decide how a compilation marks its cases; the surest mark that is there wins. */
export function findAnchors(blocks: readonly Block[], rules: AnchorRules): Anchors {
  for (const [family, starts] of readings(blocks, rules))
    if (starts.length > 0)
      return namesOnly(blocks, starts) ? { family: 'none', starts: [] } : { family, starts };
  return { family: 'none', starts: [] };
}
