import { createRequire } from 'node:module';

type Decode = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
const decode = createRequire(import.meta.url)('jsqr') as { default?: Decode } & Decode;

/** Reads a QR code out of pixels, four bytes each; the package is CommonJS whose types say otherwise. */
export const jsqr: Decode = decode.default ?? decode;
