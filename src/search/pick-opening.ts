/** Code units of an opening at most, and at least before it may end with a sentence. */
const [most, least] = [180, 60];

/**
 * How a text begins: whole sentences of its first paragraphs, as many as there is room for.
 *
 * @param text Paragraphs parted by `\n`.
 * @returns Paragraphs joined by spaces; where even the first sentence is too long, cut with an ellipsis.
 */
export function opening(text: string): string {
  const all = text.replace(/\s*\n\s*/gu, ' ').trim();
  if (all.length <= most) return all;
  const room = all.slice(0, most);
  const end = Math.max(...['。', '！', '？'].map((mark) => room.lastIndexOf(mark)));
  if (end + 1 >= least) return all.slice(0, /[”’」』）]/u.test(all.charAt(end + 1)) ? end + 2 : end + 1);
  return `${room.replace(/[\ud800-\udbff]$/u, '')}……`;
}
