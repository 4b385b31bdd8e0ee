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
 * The modules of a QR code with error correction M, the smallest version that holds the text: rows of dark or not.
 *
 * @throws If the text is too long for version 40.
 * @see ISO/IEC 18004
 */
export const modules = (text: string): readonly (readonly boolean[])[] =>
  encode(text, { ecc: 'M', boostEcc: false, border: 0 }).data;

/** A QR code as strokes, which stay sharp at any size in print. */
export function qr(text: string): Qr {
  const rows = modules(text);
  return { size: rows.length + 2 * quiet, path: `M${quiet} ${quiet}.5${rows.map(rowPath).join('')}` };
}
