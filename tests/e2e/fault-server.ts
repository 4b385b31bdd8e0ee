import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What a line or a server may do to a file.
 *
 * `truncated`: the file itself ends early; `cut off`: the line breaks before the promised end; `no answer`: not even headers come;
 * `stalled`: the body stops half-way and the line stays open; `slow`: 1,000 bytes a second; `double gzip`: packed once more than the
 * header says; `stale`: the file as another edition of the site has it.
 */
export const faults = [
  '404',
  '500 once',
  '500',
  'empty',
  'truncated',
  'cut off',
  'html',
  'flipped bit',
  'no answer',
  'stalled',
  'slow',
  'text/plain',
  'octet-stream',
  'double gzip',
  'stale',
  'gbk',
] as const;
export type Fault = (typeof faults)[number];

/** What kind of server it is. */
export type ServerKind = {
  /** Sent with every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `Cache-Control` of what is found, right or wrong; browsers keep nothing unless told otherwise. */
  readonly cache?: string;
  /** Whether scripts are sent as gzip to who takes it; true unless told otherwise. */
  readonly compression?: boolean;
  /** Whether `Range` is heeded; true unless told otherwise. */
  readonly ranges?: boolean;
  /** Another edition of the site, for `stale`: a folder laid out in the same way. */
  readonly stale?: string;
};

/** One request: the path from the root of the site, the part that was asked for, and what was done to it. */
export type Asked = { readonly path: string; readonly range: string; readonly fault: Fault | null };

/** A running server. */
export type FaultServer = {
  /** Where the site's home page is; ends in a slash. */
  readonly url: string;
  /** All requests so far, in order. */
  readonly asked: readonly Asked[];
  /**
   * Do this to all files whose path satisfies the predicate, from now on; `null` ends it. What hangs goes on hanging.
   *
   * @param at Offset in the file of the bit that is flipped; the middle of what is sent unless given.
   */
  readonly inflict: (fault: Fault | null, pieces?: (path: string) => boolean, at?: number) => void;
  readonly close: () => Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
};
const packed: ReadonlySet<string> = new Set(['.html', '.js', '.json', '.xml', '.txt']);
const folder = (path: string) => (path === '' || path.endsWith('/') ? `${path}index.html` : path);

/** An answer before it is sent. */
type Answer = { status: number; body: Buffer; headers: Record<string, string | number> };

/** The same path in another edition, whose folder of pieces may have another name. */
async function inEdition(dir: string, path: string): Promise<string> {
  const folders = await readdir(join(dir, 'search')).catch(() => []);
  const [, rest] = /^search\/[^/]+\/(.*)$/su.exec(path) ?? [];
  return join(dir, rest === undefined ? path : join('search', folders[0] ?? '', rest));
}

async function read(dir: string, path: string): Promise<Answer> {
  const body = await readFile(join(dir, path)).catch(() => null);
  if (body === null)
    return { status: 404, body: Buffer.from('<title>404</title>'), headers: { 'content-type': 'text/html' } };
  const type = types[extname(path)] ?? 'application/octet-stream';
  return {
    status: 200,
    body,
    headers: { 'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type },
  };
}

const error: Answer = { status: 500, body: Buffer.from('error'), headers: { 'content-type': 'text/plain' } };
const notice = Buffer.from('<!doctype html><meta charset="utf-8"><title>登录</title><p>请先登录网络。</p>');

function flipped(body: Buffer, at = body.length >> 1): Buffer {
  const copy = Buffer.from(body);
  if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
}

/** What a fault makes of an answer, as far as it changes what is sent and not how. */
const spoiled: Partial<Record<Fault, (answer: Answer) => Answer>> = {
  '404': () => ({ status: 404, body: notice, headers: { 'content-type': 'text/html' } }),
  '500': () => error,
  '500 once': () => error,
  empty: (answer) => ({ ...answer, body: Buffer.alloc(0) }),
  html: () => ({ status: 200, body: notice, headers: { 'content-type': 'text/html; charset=utf-8' } }),
  'text/plain': (answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }),
  'octet-stream': (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-type': 'application/octet-stream' },
  }),
  'double gzip': (answer) => ({ ...answer, body: gzipSync(answer.body) }),
  gbk: (answer) => ({
    ...answer,
    headers: {
      ...answer.headers,
      'content-type': `${String(answer.headers['content-type']).replace(/;.*/u, '')}; charset=gbk`,
    },
  }),
};

/** What answers a request whatever part it asks for. */
const never: ReadonlySet<Fault | null> = new Set(['html', 'empty', 'double gzip']);

function ranged(request: IncomingMessage, answer: Answer, kind: ServerKind, fault: Fault | null): Answer {
  const { status, body, headers } = answer;
  const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '');
  if (range === null || kind.ranges === false || status !== 200 || never.has(fault)) return answer;
  const [start, end] = [Number(range[1]), range[2] === '' ? body.length - 1 : Number(range[2])];
  const part = body.subarray(start, end + 1);
  const size = String(body.length);
  if (part.length === 0) return { status: 416, body: part, headers: { 'content-range': `bytes */${size}` } };
  const place = `bytes ${String(start)}-${String(start + part.length - 1)}/${size}`;
  return { status: 206, body: part, headers: { ...headers, 'content-range': place } };
}

function encoded(
  request: IncomingMessage,
  answer: Answer,
  path: string,
  kind: ServerKind,
  fault: Fault | null,
): Answer {
  const { status, body, headers } = answer;
  const takes = /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '');
  const wanted = fault === 'double gzip' || (kind.compression !== false && packed.has(extname(path)));
  if (!takes || !wanted || body.length === 0 || status === 206) return answer;
  return { status, body: gzipSync(body), headers: { ...headers, 'content-encoding': 'gzip' } };
}

const slice = 125;
const beat = 125;

/** Send a part at a time: 1,000 bytes a second. */
function trickle(response: ServerResponse, body: Buffer, from = 0): void {
  if (response.destroyed) return;
  response.write(body.subarray(from, from + slice));
  if (from + slice >= body.length) response.end();
  else
    setTimeout(() => {
      trickle(response, body, from + slice);
    }, beat);
}

function send(response: ServerResponse, { status, body, headers }: Answer, fault: Fault | null): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  const half = body.subarray(0, body.length >> 1);
  if (fault === 'slow') trickle(response, body);
  else if (fault === 'stalled') response.write(half);
  else if (fault === 'cut off') response.write(half, () => setTimeout(() => response.destroy(), 20));
  else response.end(body);
}

/** Serve a folder that holds a site, honestly until a fault is inflicted. Listens on this machine only. */
export async function faultServer(dir: string, kind: ServerKind = {}): Promise<FaultServer> {
  const asked: Asked[] = [];
  const failed = new Set<string>();
  let fault: Fault | null = null;
  let hits: (path: string) => boolean = () => true;
  let offset: number | undefined;

  const faultFor = (path: string): Fault | null => {
    if (fault === null || !hits(path)) return null;
    if (fault !== '500 once') return fault;
    if (failed.has(path)) return null;
    failed.add(path);
    return fault;
  };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = folder(decodeURIComponent((request.url ?? '/').replace(/[?#].*$/su, '')).slice(1));
    const now = faultFor(path);
    asked.push({ path, range: request.headers.range ?? '', fault: now });
    if (now === 'no answer') return;
    const stale = now === 'stale' && kind.stale !== undefined ? await inEdition(kind.stale, path) : null;
    const honest = stale === null ? await read(dir, path) : await read('', stale);
    const whole = now === null ? honest : (spoiled[now]?.(honest) ?? honest);
    if (now === 'flipped bit' && offset !== undefined) whole.body = flipped(whole.body, offset);
    const part = ranged(request, whole, kind, now);
    if (now === 'flipped bit' && offset === undefined) part.body = flipped(part.body);
    if (now === 'truncated') part.body = part.body.subarray(0, part.body.length >> 1);
    const cache = part.status < 300 ? (kind.cache ?? 'no-store') : 'no-store';
    const headers = { 'cache-control': cache, ...kind.headers, ...part.headers };
    send(response, encoded(request, { ...part, headers }, path, kind, now), now);
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    asked,
    inflict: (next, pieces = () => true, at) => {
      fault = next;
      offset = at;
      hits = pieces;
      failed.clear();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
