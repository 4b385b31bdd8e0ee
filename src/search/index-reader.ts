import type { MissingPiece } from './engine.ts';

/** What the engine asks of `fetch`: the two ways it reads a piece. */
export type PieceResponse = {
  readonly ok: true;
  readonly json: () => Promise<unknown>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
};

/** Reads the pieces of an index, and remembers which could not be read. */
export type IndexReader = {
  readonly read: (address: string) => Promise<PieceResponse>;
  /** Begin to read a piece that will be asked for once; `name` is relative to the index. */
  readonly prefetch: (name: string) => Promise<PieceResponse>;
  /** Pieces that failed since the last call; until it, they fail again at once, and are tried again after it. */
  readonly takeMissing: () => readonly MissingPiece[];
};

export type ReaderOptions = {
  /** Absolute address of the folder of the index, with its last `/`. */
  readonly base: string;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds without a new byte after which a piece counts as hung. */
  readonly patience: number;
  /** Milliseconds before a piece is tried again; no further try follows the last. */
  readonly waits: readonly number[];
};

const signature = 'pagefind_dcd';

class PieceError extends Error {}

function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

async function drain(
  stream: ReadableStream<Uint8Array>,
  onBytes?: () => void,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  signal?.addEventListener('abort', () => void reader.cancel());
  for (;;) {
    const { done, value } = await reader.read();
    if (signal?.aborted === true) throw new Error('aborted');
    if (done) return concat(chunks);
    chunks.push(value);
    onBytes?.();
  }
}

/** Bytes of an address; rejects when the server says no or when nothing comes for `patience` milliseconds. */
async function download(
  address: string,
  options: ReaderOptions,
  again: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const stop = new AbortController();
  let timer = setTimeout(() => {
    stop.abort();
  }, options.patience);
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stop.abort();
    }, options.patience);
  };
  try {
    const cache = again ? 'reload' : address.endsWith('.json') ? 'no-cache' : 'default';
    const response = await options.fetch(address, { signal: stop.signal, cache });
    if (!response.ok) throw new PieceError(`服务器答复 ${String(response.status)}`);
    if (response.body === null) return new Uint8Array(await response.arrayBuffer());
    return await drain(response.body, rest, stop.signal);
  } catch (error) {
    if (error instanceof PieceError) throw error;
    throw new PieceError(stop.signal.aborted ? '久等没有答复' : '网络不通');
  } finally {
    clearTimeout(timer);
  }
}

const startsWith = (bytes: Uint8Array, text: string) =>
  bytes.length > text.length && [...text].every((sign, at) => bytes[at] === sign.charCodeAt(0));

/** Unpack a piece here, because `DecompressionStream` checks length and CRC-32, which the engine does not. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (startsWith(bytes, signature)) return bytes;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new PieceError('内容不是索引');
  if (typeof DecompressionStream === 'undefined') return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const whole = await drain(stream).catch(() => {
    throw new PieceError('内容残缺或有误');
  });
  if (!startsWith(whole, signature)) throw new PieceError('内容不是索引');
  return whole;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new PieceError('内容不是索引');
  }
}

async function readOnce(address: string, options: ReaderOptions, again: boolean): Promise<PieceResponse> {
  const bytes = await download(address, options, again);
  if (address.endsWith('.json')) {
    const value = parsed(bytes);
    return { ok: true, json: () => Promise.resolve(value), arrayBuffer: () => Promise.resolve(bytes.buffer) };
  }
  const whole = await unpacked(bytes);
  return {
    ok: true,
    json: () => Promise.resolve(parsed(whole)),
    arrayBuffer: () => Promise.resolve(whole.buffer),
  };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Make a reader of the pieces of one index. */
export function indexReader(options: ReaderOptions): IndexReader {
  const begun = new Map<string, Promise<PieceResponse>>();
  const missing = new Map<string, MissingPiece>();
  /** What was damaged once must not come out of the browser's cache again. */
  const failedBefore = new Set<string>();

  const tryRead = async (address: string): Promise<PieceResponse> => {
    let again = failedBefore.has(address);
    for (const wait of options.waits) {
      try {
        return await readOnce(address, options, again);
      } catch {
        again = true;
        await pause(wait);
      }
    }
    return readOnce(address, options, again);
  };

  const start = (address: string): Promise<PieceResponse> =>
    tryRead(address).catch((error: unknown) => {
      const cause = error instanceof PieceError ? error.message : String(error);
      failedBefore.add(address);
      missing.set(address, { name: address.replace(options.base, ''), cause });
      throw error;
    });

  return {
    read: (asked) => {
      const address = asked.replace(/\?.*$/u, '');
      const known = missing.get(address);
      if (known !== undefined) return Promise.reject(new PieceError(known.cause));
      const early = begun.get(address);
      begun.delete(address);
      return early ?? start(address);
    },
    prefetch: (name) => {
      const address = `${options.base}${name}`;
      const piece = start(address);
      begun.set(address, piece);
      return piece;
    },
    takeMissing: () => {
      const taken = [...missing.values()];
      missing.clear();
      return taken;
    },
  };
}
