/** A request as the server took it in; names of headers in lower case. */
export type Request = {
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

/** Whom the desk answers: `hosts` are the names and ports under which this machine knows it, `token` is drawn anew at each start. */
export type Door = { readonly hosts: readonly string[]; readonly token: string };

/** Header in which the page sends back the token that it was given. */
export const tokenHeader = 'x-desk-token';

/** Why a request is not answered. */
export type Barred = { readonly status: 400 | 403 | 405 | 415 | 421; readonly message: string };

type Check = (request: Request, door: Door) => Barred | null;

const isApi = ({ url }: Request): boolean => url.startsWith('/api/');

/** Checks in their order; the first that objects answers. */
const checks: readonly Check[] = [
  // A name of somebody else's that leads to this machine would make their page the same site as ours.
  ({ headers }, { hosts }) =>
    hosts.includes(String(headers['host']))
      ? null
      : { status: 421, message: '只应本机地址：请用启动时印出的地址。' },
  ({ method }) =>
    ['GET', 'HEAD', 'POST'].includes(method) ? null : { status: 405, message: '只应 GET、HEAD 与 POST。' },
  (request) =>
    request.method === 'POST' && !isApi(request) ? { status: 405, message: '这里只可读取。' } : null,
  ({ method, headers }, { hosts }) =>
    method !== 'POST' || hosts.some((host) => headers['origin'] === `http://${host}`)
      ? null
      : { status: 403, message: '这个请求不是本台的页面发出的，没有执行。' },
  (request, { token }) =>
    !isApi(request) || request.headers[tokenHeader] === token
      ? null
      : { status: 403, message: '本台重新启动过，这一页已失效：请刷新本页，未写入的请再定一次。' },
  ({ method, headers }) =>
    method !== 'POST' || /^application\/json\b/u.test(String(headers['content-type']))
      ? null
      : { status: 415, message: '只收 JSON。' },
];

/** Turn away what is not this desk's own page on this machine. */
export function barredFrom(request: Request, door: Door): Barred | null {
  for (const check of checks) {
    const barred = check(request, door);
    if (barred !== null) return barred;
  }
  return null;
}

/** Headers of every answer: nothing but the desk's own script and style may run, and nobody may frame or keep it. */
export const safeHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});
