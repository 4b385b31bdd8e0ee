import { compileFunction, runInNewContext } from 'node:vm';
import type { CompactIndex } from '../../src/build/compact-index.ts';
import { wordsPath } from '../../src/core/search/root.ts';

/** Files of a site by their paths. */
export type SiteFiles = ReadonlyMap<string, Uint8Array>;

/** What a server does instead of sending a file as it is. `hang` sends nothing at all. */
export type Answer = {
  readonly status?: number;
  readonly bytes?: Uint8Array | null;
  readonly hang?: boolean;
};

/** How a file is served; `null` as it should be. `times` counts its requests, from 1. */
export type Fault = (path: string, times: number) => Answer | null;

/** A browser's page over files in memory, as far as the search client sees one. */
export type MemoryPage = {
  /** What was asked for, in order; parts of files as `path[start+length]`. */
  readonly requests: string[];
  /** What was given up before it came. */
  readonly stopped: string[];
  /** What the server does from now on. */
  fault: Fault;
  /** False for a server that sends whole files only. */
  ranges: boolean;
  /** Give the process its own globals back. */
  readonly close: () => void;
};

const hasten = 50;
const gone: Answer = { status: 404, bytes: new TextEncoder().encode('<!doctype html>没有') };

/** A request for a part of a file, as `bytes=0-9` asks for it. */
function partOf(header: string): readonly [start: number, length: number] {
  const [first = 0, last = 0] = (header.match(/\d+/gu) ?? []).map(Number);
  return [first, last - first + 1];
}

type Served = { readonly status: number; readonly bytes: Uint8Array };

/** What the scripts of a built site give to the page: the root of its index and the words that search knows. */
export function givenBy(files: SiteFiles): Pick<CompactIndex, 'root' | 'language'> {
  const self: { anliRoot?: CompactIndex['root']; anliWords?: string } = {};
  const run = (path: string) => {
    const [first = ''] = new TextDecoder().decode(files.get(path)).split('\n');
    runInNewContext(first, { self });
  };
  run('search.js');
  const { anliRoot: root } = self;
  if (root === undefined) throw new Error('search.js brings no root');
  run(wordsPath(root.edition));
  return { root, language: self.anliWords ?? '' };
}

/** Scripts of the page that are no pieces, by what they do when they run. */
export type Scripts = Readonly<Record<string, () => void | Promise<void>>>;

/**
 * Put a page in the place of the process's own globals: `window`, `document`, `XMLHttpRequest`. Waits are fifty times shorter.
 *
 * @param base Absolute address of the root of the site.
 */
export function memoryPage(
  base: string,
  files: SiteFiles,
  { root, language }: Pick<CompactIndex, 'root' | 'language'>,
  scripts: Scripts = {},
): MemoryPage {
  const counts = new Map<string, number>();
  const page = {
    requests: [] as string[],
    stopped: [] as string[],
    fault: (() => null) as Fault,
    ranges: true,
  };

  const pathOf = (address: string): string => {
    if (!address.startsWith(base)) throw new Error(`${address} lies outside of the site`);
    return address.slice(base.length).replace(/\?.*$/u, '');
  };

  const serve = (path: string, range: string | null): Served | null => {
    const part = range === null ? null : partOf(range);
    page.requests.push(part === null ? path : `${path}[${String(part[0])}+${String(part[1])}]`);
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const answer = page.fault(path, counts.get(path) ?? 0);
    if (answer?.hang === true) return null;
    const file = files.get(path);
    const { status = 200, bytes = file } = answer ?? (file === undefined ? gone : {});
    const sent = bytes ?? new Uint8Array(0);
    return part === null || status !== 200 || !page.ranges
      ? { status, bytes: sent }
      : { status: 206, bytes: sent.slice(part[0], part[0] + part[1]) };
  };

  class MemoryRequest {
    static readonly HEADERS_RECEIVED = 2;
    readyState = 0;
    status = 0;
    response: ArrayBuffer | null = null;
    responseType = '';
    onprogress: ((event: { loaded: number }) => void) | null = null;
    onloadend: (() => void) | null = null;
    onreadystatechange: (() => void) | null = null;
    private path = '';
    private range: string | null = null;
    private stopped = false;

    open(_method: string, address: string): void {
      this.path = pathOf(address);
    }
    setRequestHeader(name: string, value: string): void {
      if (name === 'Range') this.range = value;
    }
    abort(): void {
      this.stopped = true;
      page.stopped.push(this.path);
    }
    send(): void {
      const served = serve(this.path, this.range);
      if (served === null) return;
      setImmediate(() => {
        if (this.stopped) return;
        this.status = served.status;
        this.readyState = MemoryRequest.HEADERS_RECEIVED;
        this.onreadystatechange?.();
        this.readyState = 4;
        this.response = new Uint8Array(served.bytes).buffer;
        this.onprogress?.({ loaded: served.bytes.length });
        this.onloadend?.();
      });
    }
  }

  class MemoryScript {
    src = '';
    setAttribute(): void {
      // The charset is taken into account where the script is run.
    }
    onload: (() => void) | null = null;
    onerror: (() => void) | null = null;
    remove(): void {
      this.src = '';
    }
  }

  const runScript = async (path: string): Promise<boolean> => {
    const own = scripts[path];
    const served = serve(path, null);
    if (served === null) return new Promise(() => undefined);
    if (served.status !== 200) return false;
    if (own !== undefined) await own();
    else {
      const text = String.fromCharCode(...served.bytes.map((byte) => byte)).replace(
        /[\u0080-\u00ff]/gu,
        (sign) => String.fromCharCode(0xf700 + sign.charCodeAt(0)),
      );
      try {
        (compileFunction(text, ['anliPiece']) as (give: unknown) => void)(window.anliPiece);
      } catch {
        // As in a browser: an error in a script does not keep its tag from loading.
      }
    }
    return true;
  };

  const globals = {
    window: {
      anliRoot: root,
      anliWords: language,
      setTimeout: (work: () => void, milliseconds: number) => setTimeout(work, milliseconds / hasten),
      clearTimeout: (timer: NodeJS.Timeout) => {
        clearTimeout(timer);
      },
    },
    document: {
      readyState: 'complete',
      querySelector: () => null,
      createElement: () => new MemoryScript(),
      head: {
        appendChild: (script: MemoryScript) => {
          void runScript(pathOf(script.src)).then((ran) => {
            if (ran) script.onload?.();
            else script.onerror?.();
          });
        },
      },
    },
    XMLHttpRequest: MemoryRequest,
  };
  const before = Object.keys(globals).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const close = () => {
    for (const [name, descriptor] of before)
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
  };
  return Object.assign(page, { close });
}
