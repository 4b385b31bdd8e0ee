import type { BrowserContext, CDPSession } from 'puppeteer-core';

/** A line as Chromium emulates it; connections cost no round trip of their own there. */
export type Line = { readonly name: string; readonly kbits: number; readonly latency: number };

/** What a request is for: the HTML page, code, WebAssembly, or pieces of an index. */
export type RequestKind = 'page' | 'script' | 'engine' | 'index';

/** A request as it went over the wire. Times in milliseconds since 1970, `end` is infinite while it runs. */
export type WireRequest = {
  readonly url: string;
  readonly kind: RequestKind;
  readonly begin: number;
  readonly end: number;
  /** Bytes with headers, as the server sent them. */
  readonly bytes: number;
  /** Bytes of the body as they came. */
  readonly received: readonly { readonly at: number; readonly bytes: number }[];
};

type Growing = {
  url: string;
  kind: RequestKind;
  begin: number;
  end: number;
  bytes: number;
  received: { at: number; bytes: number }[];
  /** Milliseconds since 1970 when the browser's own clock was 0. */
  zero: number;
};

function kindOf(url: string, type: string | undefined): RequestKind {
  const { pathname } = new URL(url);
  if (type === 'Document') return 'page';
  if (/wasm/u.test(pathname)) return 'engine';
  return /^(?:\/[^/]+|.*\/pagefind[^/]*)\.m?js$/u.test(pathname) ? 'script' : 'index';
}

/** Requests of a page and its workers, from now on. */
export type Recorder = {
  readonly requests: () => readonly WireRequest[];
  /** Forget what has been recorded. */
  readonly clear: () => void;
};

function listen(session: CDPSession, seen: Map<string, Growing>): void {
  session.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp, wallTime }) => {
    if (!request.url.startsWith('http') || seen.has(requestId)) return;
    const zero = (wallTime - timestamp) * 1000;
    seen.set(requestId, {
      url: request.url,
      kind: kindOf(request.url, type),
      begin: zero + timestamp * 1000,
      end: Infinity,
      bytes: 0,
      received: [],
      zero,
    });
  });
  session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
    const one = seen.get(requestId);
    one?.received.push({ at: one.zero + timestamp * 1000, bytes: encodedDataLength });
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const one = seen.get(requestId);
    if (one === undefined) return;
    one.end = one.zero + timestamp * 1000;
    one.bytes = encodedDataLength;
  });
  session.on('Network.loadingFailed', ({ requestId, timestamp }) => {
    const one = seen.get(requestId);
    if (one === undefined) return;
    one.end = one.zero + timestamp * 1000;
    one.bytes = one.received.reduce((sum, { bytes }) => sum + bytes, 0);
  });
}

/** A page's workers are on its line; only what they ask for must be listened for apart. */
async function prepare(session: CDPSession, line: Line | null, seen: Map<string, Growing>): Promise<void> {
  listen(session, seen);
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const worker = session.connection()?.session(sessionId);
    if (worker !== null && worker !== undefined)
      void prepare(worker, null, seen).then(() => worker.send('Runtime.runIfWaitingForDebugger'));
  });
  await session.send('Network.enable');
  if (line !== null) {
    const throughput = (line.kbits * 1000) / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
}

/** Open a page on a line and record what goes over it, its workers' requests too. */
export async function recordedPage(context: BrowserContext, line: Line | null) {
  const page = await context.newPage();
  const seen = new Map<string, Growing>();
  await prepare(await page.createCDPSession(), line, seen);
  const recorder: Recorder = {
    requests: () => [...seen.values()],
    clear: () => {
      seen.clear();
    },
  };
  return { page, recorder };
}

/** Bytes of requests until a moment: whole ones, and of the running ones what had come. */
export function bytesUntil(requests: readonly WireRequest[], moment: number): number {
  return requests
    .map(({ end, bytes, received }) =>
      end <= moment
        ? bytes
        : received.filter(({ at }) => at <= moment).reduce((sum, part) => sum + part.bytes, 0),
    )
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** Length of the longest chain of requests each of which began when the one before had ended. */
export function roundTrips(requests: readonly WireRequest[]): number {
  const ordered = [...requests].sort((a, b) => a.begin - b.begin);
  const depths: { end: number; depth: number }[] = [];
  for (const { begin, end } of ordered) {
    const before = depths.filter((one) => one.end <= begin).map(({ depth }) => depth);
    depths.push({ end, depth: 1 + Math.max(0, ...before) });
  }
  return Math.max(0, ...depths.map(({ depth }) => depth));
}
