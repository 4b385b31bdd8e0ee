const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}+＋～~]/u;
const opening = /[\p{Ps}\p{Pi}+＋]$/u;
const marked = /[\p{Pe}\p{Pf}\p{Po}\p{Pd}\s]$/u;
const oneHan = /^\p{Script=Han}$/u;
/** Lone characters that end a word or a phrase; any other may begin the next word (高 | 质量). */
const ending = /^[的了和与及到性化式型们者]$/u;
/** A quoted name up to this many characters is kept on one line. */
const quoted = /[“‘《「][^”’》」]{1,8}[”’》」]/gu;

const segmenter = new Intl.Segmenter('zh-Hans', { granularity: 'word' });

/** Offsets inside short quoted names, where no line may break. */
function sealed(text: string): ReadonlySet<number> {
  const inside = [...text.matchAll(quoted)].flatMap(({ index, 0: name }) =>
    Array.from({ length: name.length - 1 }, (_, at) => index + at + 1),
  );
  return new Set(inside);
}

/**
 * Cut a heading into the pieces between which a line may break, so that no word is torn apart.
 *
 * Marks stay with the word they belong to, a lone character with its neighbours, a short quoted name whole.
 *
 * @returns Pieces whose concatenation is `text`.
 */
export function phrases(text: string): readonly string[] {
  const whole = sealed(text);
  const pieces: string[] = [];
  let open = false;
  for (const { segment, index } of segmenter.segment(text)) {
    const before = pieces.at(-1);
    const lone = oneHan.test(segment);
    const glued =
      before !== undefined &&
      (open ||
        whole.has(index) ||
        closing.test(segment) ||
        opening.test(before) ||
        (lone && !marked.test(before)));
    if (glued) pieces[pieces.length - 1] = before + segment;
    else pieces.push(segment);
    open = lone && !ending.test(segment);
  }
  return pieces;
}
