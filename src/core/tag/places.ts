import type { Span } from '../types.ts';
import type { Field, Hit } from './cues.ts';

/** Where in a body words stand: in its first sentence, in a head, or elsewhere. */
export type BodyPlace = 'lead' | 'head' | 'body';

const longestLead = 120;
const longestItem = 10;

/** Sub-headings; short first sentences of paragraphs; what follows 一是, （一）, 第一. */
const heads = [
  /(?<=\n)[^\n。！？!?]{2,40}(?=\n)/gu,
  /(?<=\n)[^\n。！？!?]{2,30}[。！？!?]/gu,
  /(?<=^|[\n。；;:，,])(?:[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.]|第[一二三四五六七八九十][，,])[^\n。；;]{2,40}/gu,
];

const spanOf = (m: RegExpExecArray): Span => ({ start: m.index, end: m.index + m[0].length });

const within = (hit: Span, span: Span) => hit.start >= span.start && hit.end <= span.end;

/** Tell where in the body words stand. A first sentence longer than 120 code units counts so far only. */
export function bodyPlaces(body: Field): (hit: Span) => BodyPlace {
  const text = body.folded;
  const lead = { start: 0, end: Math.min(text.search(/[。！？!?\n]|$/u), longestLead) };
  const headSpans = heads.flatMap((head) => [...text.matchAll(head)].map(spanOf));
  return (hit) => {
    if (within(hit, lead)) return 'lead';
    return headSpans.some((head) => within(hit, head)) ? 'head' : 'body';
  };
}

const phraseEnd = /[。;；:：,，\n]/u;

const widestPhrase = 100;

/** The phrase around words: from the mark before them to the mark after them, at most 100 code units away. */
function phraseAround(text: string, hit: Span): Span {
  let { start, end } = hit;
  while (start > Math.max(0, hit.start - widestPhrase) && !phraseEnd.test(text.charAt(start - 1))) start -= 1;
  while (end < Math.min(text.length, hit.end + widestPhrase) && !phraseEnd.test(text.charAt(end))) end += 1;
  return { start, end };
}

/** Whether words are one short item in a list of three or more within a phrase (甲、乙、丙): mentioned, not told of. */
export function isListed(hit: Hit): boolean {
  const text = hit.field.folded;
  const { start, end } = phraseAround(text, hit);
  const before = text.slice(start, hit.start);
  const after = text.slice(hit.end, end);
  if ((before + after).split('、').length < 3) return false;
  const from = start + before.lastIndexOf('、') + 1;
  const next = after.indexOf('、');
  return (next === -1 ? end : hit.end + next) - from <= longestItem;
}
