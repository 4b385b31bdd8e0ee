const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 as gzip has it (RFC 1952, section 8). @param seed The sum so far. */
export function crc32(bytes: ArrayLike<number>, seed = 0): number {
  let sum = ~seed;
  for (let i = 0; i < bytes.length; i += 1) sum = (table[(sum ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
