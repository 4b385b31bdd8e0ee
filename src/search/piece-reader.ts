import { fromScript, isPieceFault, openFrame, PieceFault, unescaped, unwrap } from '../core/search/piece.ts';
import { indexFolder } from '../core/search/root.ts';
import { download, RangeRefused } from './download.ts';
import type { OnBytes, Range } from './download.ts';
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
  /** Milliseconds without a new byte after which a piece counts as hung; twice as many on each further try. */
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
type Try<T> = (again: boolean, signal: AbortSignal, onBytes: OnBytes) => Promise<T>;

/** Make a reader of the pieces of one index. */
export function pieceReader(options: ReaderOptions): PieceReader {
  const { base, edition, patience, waits } = options;
  const folder = base + indexFolder(edition);
  const share = sharedReads();
  const progress = meter(options.onProgress);
  const failures = new Map<string, number>();
  /** What failed is given more time: a line may be slow rather than broken. */
  const patienceWith = (name: string) => patience * Math.min(4, 2 ** (failures.get(name) ?? 0));
  const given = new Map<string, string>();
  const byScript = base.startsWith('file:');
  let ranges = true;
  window.anliPiece = (_, name, text) => {
    given.set(name, text);
  };

  const persist = async <T>(name: string, signal: AbortSignal, attempt: Try<T>): Promise<T> => {
    let cause = '';
    for (const wait of [0, ...waits]) {
      if (wait > 0) await pause(wait, signal);
      try {
        return await progress.of(name, (onBytes) => attempt(failures.has(name), signal, onBytes));
      } catch (error) {
        if (!isPieceFault(error)) throw error;
        cause = error.message;
        failures.set(name, (failures.get(name) ?? 0) + 1);
      }
    }
    const missing: MissingPiece = { name, cause };
    throw new SearchFailure(missing);
  };

  const framesByScript = async (name: string): Promise<Uint8Array> => {
    given.delete(name);
    await loadScript(`${folder}${name}.js`, 'x-user-defined', patienceWith(name));
    const text = given.get(name);
    given.delete(name);
    if (text === undefined) throw new PieceFault('内容不是索引');
    return fromScript(text);
  };

  const frames: (name: string) => Try<Uint8Array> = (name) => async (again, signal, onBytes) => {
    if (byScript) return framesByScript(name);
    const bytes = await download(`${folder}${name}.js`, {
      patience: patienceWith(name),
      again,
      range: null,
      signal,
      onBytes,
    });
    return unwrap(bytes, edition, name);
  };

  const open = (bytes: Uint8Array, at: number, name: string, number: number) =>
    openFrame(bytes, at, edition, name, number).content;

  const frameOfVolume = async (name: string, number: number, signal: AbortSignal): Promise<Uint8Array> => {
    const { bytes, starts } = await share(`${name}/`, signal, (own) =>
      persist(name, own, async (again, inner, onBytes) => {
        const whole = await frames(name)(again, inner, onBytes);
        return { bytes: whole, starts: startsOf(whole, edition, name) };
      }),
    );
    return open(bytes, starts[number] ?? bytes.length, name, number);
  };

  const ranged: (name: string, number: number, range: Range) => Try<Uint8Array | null> =
    (name, number, range) => async (again, signal, onBytes) => {
      const options = { patience: patienceWith(name), again, range, signal, onBytes };
      try {
        return open(unescaped(await download(`${folder}${name}.js`, options)), 0, name, number);
      } catch (error) {
        if (!(error instanceof RangeRefused)) throw error;
        ranges = false;
        return null;
      }
    };

  return {
    read: (name, signal) =>
      share(name, signal, (own) =>
        persist(name, own, async (again, inner, onBytes) => {
          const bytes = await frames(name)(again, inner, onBytes);
          return openFrame(bytes, 0, edition, name, 0).content;
        }),
      ),
    readFrame: (name, number, range, signal) =>
      share(`${name}/${String(number)}`, signal, async (own) => {
        const found = byScript || !ranges ? null : await persist(name, own, ranged(name, number, range));
        return found ?? frameOfVolume(name, number, own);
      }),
    readFile: (path, check, signal) =>
      share(path, signal, (own) =>
        persist(path, own, async (again, inner, onBytes) => {
          const bytes = await download(base + path, {
            patience: patienceWith(path),
            again,
            range: null,
            signal: inner,
            onBytes,
          });
          return check(bytes);
        }),
      ),
    restart: progress.restart,
  };
}
