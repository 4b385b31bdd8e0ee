/** First and last byte that begins, and that ends, a character of two bytes in GBK; 0x7F ends none. */
const leads: readonly [number, number] = [0x81, 0xfe];
const trails: readonly [number, number] = [0x40, 0xfe];

type Tables = {
  readonly characters: ReadonlyMap<number, string>;
  readonly codes: ReadonlyMap<string, number>;
};

let tables: Tables | null = null;

/** Both directions, built once from the decoder that every platform has. */
function tablesOfGbk(): Tables {
  if (tables !== null) return tables;
  const decoder = new TextDecoder('gb18030');
  const characters = new Map<number, string>();
  const codes = new Map<string, number>();
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if (character.length !== 1 || character === '\uFFFD') continue;
      const code = (lead << 8) | trail;
      characters.set(code, character);
      if (!codes.has(character)) codes.set(character, code);
    }
  }
  tables = { characters, codes };
  return tables;
}

/** True if a byte begins a character of two bytes. */
export const isLead = (byte: number): boolean => byte >= leads[0] && byte <= leads[1];

/** True if a byte may end a character of two bytes. */
export const isTrail = (byte: number): boolean => byte >= trails[0] && byte <= trails[1] && byte !== 0x7f;

/**
 * The two bytes of a character in GBK as one number, the first byte high; `null` for ASCII and what GBK has not.
 *
 * Private-use characters U+E000–U+E765 stand for the bytes that GBK leaves to its users.
 *
 * @see https://encoding.spec.whatwg.org/#gb18030-decoder
 */
export const gbkCode = (character: string): number | null => tablesOfGbk().codes.get(character) ?? null;

/** The character of two bytes in GBK, given as one number; `null` if they are none. */
export const gbkCharacter = (code: number): string | null => tablesOfGbk().characters.get(code) ?? null;

/** Bytes of a text in GBK; `null` if a character has none. */
export function gbkBytes(text: string): readonly number[] | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character < '\x80' ? character.charCodeAt(0) : gbkCode(character);
    if (code === null) return null;
    if (code < 0x80) bytes.push(code);
    else bytes.push(code >> 8, code & 0xff);
  }
  return bytes;
}
