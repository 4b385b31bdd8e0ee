/** Most characters of a text on one slide. */
const most = 210;

/** A text in parts that fit on a slide each, parted behind sentences, else behind clauses, else anywhere. */
export function partText(text: string, limit = most): readonly string[] {
  const pieces = text.match(/[^。！？；]+[。！？；”』」）]*|[。！？；]+/gu) ?? [];
  const small = pieces.flatMap((piece) => (piece.length <= limit ? [piece] : byLength(piece, limit)));
  const parts: string[] = [];
  for (const piece of small) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + piece.length <= limit) parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}

/** A long sentence cut behind its commas, and what has none by length; no character is cut in two. */
function byLength(sentence: string, limit: number): readonly string[] {
  const clauses = sentence.match(/[^，、：]+[，、：]*|[，、：]+/gu) ?? [];
  return clauses.flatMap((clause) => {
    const characters = [...clause];
    const size = Math.floor(limit / 2);
    const times = Math.ceil(characters.length / size);
    return clause.length <= limit
      ? [clause]
      : Array.from({ length: times }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''));
  });
}
