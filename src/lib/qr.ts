import { encode } from 'uqr';

/** A QR code as one path of strokes one module wide, on a square of `size` modules, quiet zone of four included. */
export type Qr = { readonly size: number; readonly path: string };

const quiet = 4;

/** Dark runs of a row as strokes from where the pen is, then back to the start of the next row. */
function rowPath(row: readonly boolean[]): string {
  let path = '';
  let pen = 0;
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x++;
    if (start > pen) path += `m${start - pen} 0`;
    path += `h${x + 1 - start}`;
    pen = x + 1;
  }
  return `${path}m-${pen} 1`;
}

/**
 * Encode a text as a QR code with error correction M, the smallest version that holds it.
 *
 * @throws If the text is too long for version 40.
 * @see ISO/IEC 18004
 */
export function qr(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: false, border: 0 });
  return { size: size + 2 * quiet, path: `M${quiet} ${quiet}.5${data.map(rowPath).join('')}` };
}
