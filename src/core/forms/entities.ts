import { parseFragment } from 'parse5';

/** A reference to a character as it may stand in HTML: by name or number, with or without its semicolon. */
export const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/giu;

const known = new Map<string, string>();
const keptInMind = 2000;

/**
 * What a reference to a character stands for in HTML; itself, where it stands for nothing.
 *
 * @see https://html.spec.whatwg.org/multipage/named-characters.html
 */
export function characterOf(written: string): string {
  const found = known.get(written);
  if (found !== undefined) return found;
  const [node] = parseFragment(written).childNodes;
  const value = node !== undefined && 'value' in node ? node.value : written;
  const text = value.includes('\uFFFD') ? written : value;
  if (known.size < keptInMind) known.set(written, text);
  return text;
}
