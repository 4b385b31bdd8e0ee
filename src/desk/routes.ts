import { z } from 'astro/zod';
import { batchIdSchema } from '../core/schema/batch.ts';
import type { Answer, Desk } from './desk.ts';
import { barredFrom, type Door, type Request, safeHeaders } from './guard.ts';
import { isKind } from './kinds.ts';
import { deskPage } from './page.ts';
import type { Refusal } from './state.ts';

export type Response = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What the desk serves beside its data. */
export type Assets = { readonly script: string; readonly style: string };

/** All that a request is answered with; `nonce` is drawn anew for each. */
export type Office = {
  readonly desk: Desk;
  readonly door: Door;
  readonly assets: Assets;
  readonly nonce: () => string;
};

/** Words of a form: no line breaks and no control characters, which no title, name or reason has, and no sign of lost bytes. */
const words = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\uFFFD]*$/u)
  .max(2000);

/** A value that a form may give; what the key takes is decided by the schema of `decisions.yaml`. */
const value = z.union([
  words,
  z.null(),
  z.literal(true),
  z.array(words).max(200),
  z.record(z.string(), z.union([words, z.array(words).max(200)])),
]);

const wishSchema = z.strictObject({
  target: z.union([
    z.strictObject({ card: words }),
    z.strictObject({ line: z.int().positive(), words: words.optional() }),
  ]),
  kind: z.string().refine(isKind),
  value,
  reason: words,
});
const version = z.string();
const previewSchema = z.strictObject({ wish: wishSchema, anchor: words.nullable() });
const decideSchema = z.strictObject({ version, wish: wishSchema, anchor: words });
const removeSchema = z.strictObject({ version, index: z.int().nonnegative() });
const undoSchema = z.strictObject({ version });

type Handler = (desk: Desk, id: string, body: string, query: URLSearchParams) => Promise<Answer<unknown>>;

const badRequest = (): Answer<never> => ({
  status: 422,
  refusal: { message: '页面送来的内容不合要求，没有执行：请刷新本页再试。', details: [] },
});

/** A handler of a JSON body; another body is refused. */
const taking =
  <T>(schema: z.ZodType<T>, handle: (desk: Desk, id: string, body: T) => Promise<Answer<unknown>>): Handler =>
  (desk, id, body) => {
    let sent: unknown;
    try {
      sent = JSON.parse(body);
    } catch {
      return Promise.resolve(badRequest());
    }
    const parsed = schema.safeParse(sent);
    return parsed.success ? handle(desk, id, parsed.data) : Promise.resolve(badRequest());
  };

/** Routes by method and path; `*` stands for the id of a batch. */
const routes: Readonly<Record<string, Handler>> = {
  'GET /api/batches': (desk) => desk.list(),
  'GET /api/batches/*': (desk, id) => desk.state(id),
  'GET /api/places': (desk, _id, _body, query) => Promise.resolve(desk.places(query.get('name') ?? '')),
  'POST /api/batches/*/preview': taking(previewSchema, (desk, id, { wish, anchor }) =>
    desk.preview(id, wish, anchor),
  ),
  'POST /api/batches/*/decisions': taking(decideSchema, (desk, id, body) =>
    desk.decide(id, body.version, body.wish, body.anchor),
  ),
  'POST /api/batches/*/remove': taking(removeSchema, (desk, id, body) =>
    desk.remove(id, body.version, body.index),
  ),
  'POST /api/batches/*/undo': taking(undoSchema, (desk, id, body) => desk.undo(id, body.version)),
  'POST /api/cases': (desk) => desk.make(),
};

const json = (status: number, data: unknown, nonce: string): Response => ({
  status,
  headers: { ...safeHeaders(nonce), 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(data),
});

const base = 'http://127.0.0.1';
const ofBatch = /^\/api\/batches\/([a-z0-9-]{2,16})(?=\/|$)/u;
const noPage = '这里没有这一页。';
const said = (message: string): Refusal => ({ message, details: [] });

/** A file of the page itself; `null` if the path is none. */
function fileAt(
  path: string,
  { assets, door }: Office,
  nonce: string,
): readonly [type: string, body: string] | null {
  const [, root, id, rest] = path.split('/');
  const isPage =
    path === '/' || (root === 'batches' && rest === undefined && batchIdSchema.safeParse(id).success);
  if (isPage) return ['text/html', deskPage(nonce, door.token)];
  if (path === '/desk.js') return ['text/javascript', assets.script];
  return path === '/desk.css' ? ['text/css', assets.style] : null;
}

/**
 * Answer a request.
 *
 * `GET /` and `GET /batches/<id>` give the page; `/api/` gives and takes JSON, and needs the token that the page was given.
 */
export async function answer(request: Request, office: Office): Promise<Response> {
  const nonce = office.nonce();
  const barred = barredFrom(request, office.door);
  if (barred !== null) {
    const response = json(barred.status, said(barred.message), nonce);
    return barred.status === 405
      ? { ...response, headers: { ...response.headers, allow: 'GET, HEAD, POST' } }
      : response;
  }
  if (!URL.canParse(request.url, base)) return json(404, said(noPage), nonce);
  const { pathname, searchParams } = new URL(request.url, base);
  const file = request.method === 'POST' ? null : fileAt(pathname, office, nonce);
  if (file !== null) {
    const [type, body] = file;
    return {
      status: 200,
      headers: { ...safeHeaders(nonce), 'content-type': `${type}; charset=utf-8` },
      body,
    };
  }
  const [, id = ''] = ofBatch.exec(pathname) ?? [];
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = `${method} ${pathname.replace(ofBatch, '/api/batches/*')}`;
  const handle = Object.hasOwn(routes, route) ? routes[route] : undefined;
  if (handle === undefined) return json(404, said(noPage), nonce);
  const result = await handle(office.desk, id, request.body, searchParams);
  return json(result.status, result.status === 200 ? result.value : result.refusal, nonce);
}
