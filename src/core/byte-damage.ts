import { gbkCharacter, isLead, isTrail } from './gbk.ts';

/** Where a converter site put glosses into the bytes of a text, and where it cut them; offsets in bytes. */
export type Damage = {
  /** In the order of their offsets. */
  readonly glosses: readonly { readonly at: number; readonly syllable: string }[];
  /** First bytes of pairs that were taken for a mark; in order. */
  readonly cuts: readonly number[];
};

/** Bytes as the site's decoder shows them: a first byte without a second is `?`, and takes the bracket behind it along. */
function decodePiece(bytes: readonly number[]): string {
  const shown: string[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (!isLead(byte)) {
      shown.push(byte === 0x80 ? '€' : String.fromCharCode(byte));
      continue;
    }
    const next = bytes[++i];
    const character = next !== undefined && isTrail(next) ? gbkCharacter((byte << 8) | next) : null;
    shown.push(character ?? '?');
  }
  return shown.join('');
}

/**
 * Damage a text as converter sites do, whose programs look for bytes without regard to where characters begin.
 *
 * A gloss, (xué), is put in behind two bytes that are those of its character, wherever they stand; the text is cut at two bytes
 * that are those of a mark, wherever they stand; and each piece is decoded on its own.
 *
 * @param bytes In GBK.
 * @returns The text such a site prints, glosses with tone marks as they are, marks full width.
 */
export function damage(bytes: readonly number[], { glosses, cuts }: Damage): string {
  const printed: string[] = [];
  let piece: number[] = [];
  const close = () => {
    printed.push(decodePiece(piece));
    piece = [];
  };
  let [gloss, cut] = [0, 0];
  const putGloss = (at: number) => {
    for (let next = glosses[gloss]; next?.at === at; next = glosses[++gloss]) {
      piece.push(0x28);
      close();
      printed.push(`${next.syllable})`);
    }
  };
  for (let at = 0; at < bytes.length; at++) {
    putGloss(at);
    if (cuts[cut] === at) {
      close();
      printed.push(gbkCharacter(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) ?? '?');
      [at, cut] = [at + 1, cut + 1];
    } else piece.push(bytes[at] ?? 0);
  }
  putGloss(bytes.length);
  close();
  return printed.join('');
}
