/** Writes numbers bit by bit, most significant bit first; the last byte is filled with zeros. */
export class BitWriter {
  private readonly written: number[] = [];
  private free = 0;

  /** The lowest `count` bits of a whole number; at most 30. */
  bits(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i -= 1) {
      if (this.free === 0) {
        this.written.push(0);
        this.free = 8;
      }
      this.free -= 1;
      const last = this.written.length - 1;
      this.written[last] = (this.written[last] ?? 0) | (((value >> i) & 1) << this.free);
    }
  }

  /** `count` ones and a zero. */
  unary(count: number): void {
    for (let i = 0; i < count; i += 1) this.bits(1, 1);
    this.bits(0, 1);
  }

  /** A number from 1 on in Elias' gamma code. */
  gamma(value: number): void {
    const length = 31 - Math.clz32(value);
    this.unary(length);
    this.bits(value - 2 ** length, length);
  }

  /** A number from 0 on in Rice's code: what exceeds `count` low bits in unary. */
  rice(value: number, count: number): void {
    this.unary(value >>> count);
    this.bits(value & ((1 << count) - 1), count);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.written);
  }
}

/** Reads what a `BitWriter` wrote. Past the end there are only zeros. */
export class BitReader {
  private readonly bytes: Uint8Array;
  private at: number;

  /** @param start Byte to begin at. */
  constructor(bytes: Uint8Array, start = 0) {
    this.bytes = bytes;
    this.at = start * 8;
  }

  bit(): number {
    const byte = this.bytes[this.at >> 3] ?? 0;
    const bit = (byte >> (7 - (this.at & 7))) & 1;
    this.at += 1;
    return bit;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i += 1) value = value * 2 + this.bit();
    return value;
  }

  unary(): number {
    let count = 0;
    while (this.bit() === 1) count += 1;
    return count;
  }

  gamma(): number {
    const length = this.unary();
    return 2 ** length + this.bits(length);
  }

  rice(count: number): number {
    return this.unary() * 2 ** count + this.bits(count);
  }
}
