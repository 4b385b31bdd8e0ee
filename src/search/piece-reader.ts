import { fromScript, isPieceFault, openFrame, PieceFault, unescaped, unwrap } from '../core/search/piece.ts';
import { indexFolder } from '../core/search/root.ts';
import { download, RangeRefused } from './download.ts';
import type { DownloadOptions, OnBytes, Range } from './download.ts';
import { SearchFailure } from './engine.ts';
import type { MissingPiece, Progress } from './engine.ts';
import { loadScript } from './load-script.ts';

declare global {
  interface Window {
    /** What a piece calls when it is loaded as a script. */
    anliPiece?: (edition: string, name: string, text: string) => void;
  }
}

/** Reads the pieces of one index: each once, checked, tried again when it fails, and remembered. */
export type PieceReader = {
  /** The content of a piece of one frame. Rejects with a `SearchFailure`, or an `AbortError`. */
  readonly read: (name: string, signal: AbortSignal) => Promise<Uint8Array>;
  /** The content of one frame of a piece; `range` is where it stands in the file, escaped. */
  readonly readFrame: (
    name: string,
    number: number,
    range: Range,
    signal: AbortSignal,
  ) => Promise<Uint8Array>;
  /** Bytes of any other file, judged by `check`, which throws a `PieceFault`. */
  readonly readFile: <T>(path: string, check: (bytes: Uint8Array) => T, signal: AbortSignal) => Promise<T>;
  /** Count progress from now on. */
  readonly restart: () => void;
};

export type ReaderOptions = {
  /** Absolute address of the root of the site, with its last `/`. */
  readonly base: string;
  readonly edition: string;
  readonly onProgress: (progress: Progress) => void;
  /** Milliseconds without a new byte after which a piece counts as hung; twice as many on further tries. */
  readonly patience: number;
  /** Milliseconds before a piece is tried again; no further try follows the last. */
  readonly waits: readonly number[];
};

/** A read under way or done; it is given up when nobody waits for it any more. */
type Shared = {
  readonly value: Promise<unknown>;
  readonly stop: AbortController;
  waiting: number;
  done: boolean;
};

const aborted = () => new DOMException('superseded', 'AbortError');

/** Reads by name, each made once for all who ask while it is under way or after it succeeded. */
function sharedReads() {
  const reads = new Map<string, Shared>();
  const begin = (name: string, make: (signal: AbortSignal) => Promise<unknown>): Shared => {
    const stop = new AbortController();
    const shared: Shared = { value: make(stop.signal), stop, waiting: 0, done: false };
    reads.set(name, shared);
    shared.value.then(
      () => {
        shared.done = true;
      },
      () => {
        if (reads.get(name) === shared) reads.delete(name);
      },
    );
    return shared;
  };
  return <T>(name: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (signal.aborted) return Promise.reject(aborted());
    const shared = reads.get(name) ?? begin(name, make);
    shared.waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        signal.removeEventListener('abort', giveUp);
        shared.waiting -= 1;
      };
      const giveUp = () => {
        leave();
        if (shared.waiting === 0 && !shared.done) {
          if (reads.get(name) === shared) reads.delete(name);
          shared.stop.abort();
        }
        reject(aborted());
      };
      signal.addEventListener('abort', giveUp);
      shared.value.then(
        (value) => {
          leave();
          resolve(value as T);
        },
        (error: unknown) => {
          leave();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  };
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    window.setTimeout(() => {
      if (signal.aborted) reject(aborted());
      else resolve();
    }, milliseconds);
  });

/** Counts what is under way and what has come, and tells of it. */
function meter(onProgress: (progress: Progress) => void) {
  const reading = new Map<string, number>();
  let [pieces, bytes] = [0, 0];
  const tell = () => {
    onProgress({ reading: [...reading.keys()], pieces, bytes });
  };
  return {
    restart: () => {
      [pieces, bytes] = [0, 0];
    },
    of: async <T>(name: string, work: (onBytes: OnBytes) => Promise<T>): Promise<T> => {
      reading.set(name, (reading.get(name) ?? 0) + 1);
      tell();
      try {
        const value = await work((more) => {
          bytes += more;
          tell();
        });
        pieces += 1;
        return value;
      } finally {
        const left = (reading.get(name) ?? 1) - 1;
        if (left === 0) reading.delete(name);
        else reading.set(name, left);
        tell();
      }
    },
  };
}

/** Where each frame of a piece begins. Throws a `PieceFault` if one of them is not as it was written. */
function startsOf(bytes: Uint8Array, edition: string, name: string): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    starts.push(at);
    at = openFrame(bytes, at, edition, name, starts.length - 1).next;
  }
  return starts;
}

/** One try at a file: what it gives, or a `PieceFault`. */
type Try<T> = (how: How) => Promise<T>;
type How = Pick<DownloadOptions, 'patience' | 'again' | 'signal' | 'onBytes'>;

/** Tries again what failed, each time with more patience: a line may be slow rather than broken. */
function persistence({ patience, waits, onProgress }: ReaderOptions) {
  const progress = meter(onProgress);
  const failures = new Map<string, number>();
  const persist = async <T>(name: string, signal: AbortSignal, attempt: Try<T>): Promise<T> => {
    let cause = '';
    for (const wait of [0, ...waits]) {
      if (wait > 0) await pause(wait, signal);
      const failed = failures.get(name) ?? 0;
      const longer = patience * Math.min(2, 1 + failed);
      try {
        return await progress.of(name, (onBytes) =>
          attempt({ patience: longer, again: failed > 0, signal, onBytes }),
        );
      } catch (error) {
        if (!isPieceFault(error)) throw error;
        cause = error.message;
        failures.set(name, failed + 1);
      }
    }
    const missing: MissingPiece = { name, cause };
    throw new SearchFailure(missing);
  };
  return { persist, restart: progress.restart };
}

/** Reads a piece by a script tag: the frames in it. */
function scriptReader(folder: string): (name: string, patience: number) => Promise<Uint8Array> {
  const given = new Map<string, string>();
  window.anliPiece = (_, name, text) => {
    given.set(name, text);
  };
  return async (name, patience) => {
    given.delete(name);
    await loadScript(`${folder}${name}.js`, 'x-user-defined', patience);
    const text = given.get(name);
    given.delete(name);
    if (text === undefined) throw new PieceFault('内容不是索引');
    return fromScript(text);
  };
}

/** The frames of pieces, unescaped: of whole ones, or one of a volume, which is `null` where the server knows no ranges. */
function frameReader(folder: string, edition: string) {
  const byScript = scriptReader(folder);
  const isFile = folder.startsWith('file:');
  let ranges = !isFile;
  const whole = async (name: string, how: How): Promise<Uint8Array> => {
    if (isFile) return byScript(name, how.patience);
    return unwrap(await download(`${folder}${name}.js`, { ...how, range: null }), edition, name);
  };
  const part = async (name: string, range: Range, how: How): Promise<Uint8Array | null> => {
    try {
      return unescaped(await download(`${folder}${name}.js`, { ...how, range }));
    } catch (error) {
      if (!(error instanceof RangeRefused)) throw error;
      ranges = false;
      return null;
    }
  };
  return { whole, part, ranges: () => ranges };
}

/** Make a reader of the pieces of one index. */
export function pieceReader(options: ReaderOptions): PieceReader {
  const { base, edition } = options;
  const share = sharedReads();
  const { persist, restart } = persistence(options);
  const frames = frameReader(base + indexFolder(edition), edition);
  const open = (bytes: Uint8Array, at: number, name: string, number: number) =>
    openFrame(bytes, at, edition, name, number).content;

  const frameOfVolume = async (name: string, number: number, signal: AbortSignal): Promise<Uint8Array> => {
    const { bytes, starts } = await share(`${name}/`, signal, (own) =>
      persist(name, own, async (how) => {
        const all = await frames.whole(name, how);
        return { bytes: all, starts: startsOf(all, edition, name) };
      }),
    );
    return open(bytes, starts[number] ?? bytes.length, name, number);
  };

  const frameByRange = (name: string, number: number, range: Range, signal: AbortSignal) =>
    persist(name, signal, async (how) => {
      const bytes = await frames.part(name, range, how);
      return bytes === null ? null : open(bytes, 0, name, number);
    });

  return {
    read: (name, signal) =>
      share(name, signal, (own) =>
        persist(name, own, async (how) => open(await frames.whole(name, how), 0, name, 0)),
      ),
    readFrame: (name, number, range, signal) =>
      share(`${name}/${String(number)}`, signal, async (own) => {
        const found = frames.ranges() ? await frameByRange(name, number, range, own) : null;
        return found ?? frameOfVolume(name, number, own);
      }),
    readFile: (path, check, signal) =>
      share(path, signal, (own) =>
        persist(path, own, async (how) => check(await download(base + path, { ...how, range: null }))),
      ),
    restart,
  };
}
