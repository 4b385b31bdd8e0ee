/** Writes bytes, numbers of variable length (seven bits a byte, lowest first) and texts in UTF-8. */
export class ByteWriter {
  private readonly written: number[] = [];

  get length(): number {
    return this.written.length;
  }

  /** A whole number from 0 to 2^31 - 1. */
  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.written.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.written.push(rest);
  }

  raw(bytes: ArrayLike<number>): void {
    for (let i = 0; i < bytes.length; i += 1) this.written.push(bytes[i] ?? 0);
  }

  /** A text with its length in bytes before it. */
  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.number(bytes.length);
    this.raw(bytes);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.written);
  }
}

/** Reads what a `ByteWriter` wrote. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    let [value, shift, byte] = [0, 0, 128];
    while (byte > 127) {
      byte = this.bytes[this.at] ?? 0;
      this.at += 1;
      value |= (byte & 127) << shift;
      shift += 7;
    }
    return value;
  }

  raw(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return new TextDecoder().decode(this.raw(this.number()));
  }
}
