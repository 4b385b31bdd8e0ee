import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import test, { after, before, beforeEach, describe } from 'node:test';
import type { BatchRow, DeskState, Made, PlaceRow, Preview, Refusal, Wish } from '../../src/desk/state.ts';
import { run, snapshot } from './library.ts';
import { openDesk, type OpenDesk, type Reply, send, untouched } from './open-desk.ts';

/** A page of the desk: asks with the token that it was given. */
type Tab = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: unknown) => Promise<Reply>;
  readonly headers: Record<string, string>;
};

async function openTab({ url }: OpenDesk): Promise<Tab> {
  const { text } = await send(url);
  const token = /data-token="([\w-]{43})"/u.exec(text)?.[1] ?? '';
  const headers = {
    'x-desk-token': token,
    'content-type': 'application/json',
    origin: url.replace(/\/$/u, ''),
  };
  return {
    headers,
    get: async <T>(path: string) => {
      const { status, text: said } = await send(new URL(path, url).href, { headers });
      assert.equal(status, 200, said);
      return JSON.parse(said) as T;
    },
    post: (path, body) =>
      send(new URL(path, url).href, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}

const title: Wish = {
  target: { card: 'shi-02' },
  kind: 'title',
  value: '走教车开进山里',
  reason: '依据正文“乘走教车”。',
};
const place: Wish = { target: { card: 'shi-03' }, kind: 'place', value: '320612', reason: '原页属南通。' };

const read = ({ status, text }: Reply): unknown => {
  assert.equal(status, 200, text);
  return JSON.parse(text);
};
const stateIn = (reply: Reply) => read(reply) as DeskState;
const previewIn = (reply: Reply) => read(reply) as Preview;
const refused = ({ text }: Reply): Refusal => JSON.parse(text) as Refusal;
const codes = ({ questions }: DeskState) => questions.map(({ code }) => code);

async function decide(tab: Tab, wish: Wish, version?: string): Promise<Reply> {
  const { anchor } = previewIn(await tab.post('/api/batches/shi/preview', { wish, anchor: null }));
  const state = await tab.get<DeskState>('/api/batches/shi');
  return tab.post('/api/batches/shi/decisions', { version: version ?? state.version, wish, anchor });
}

describe('the curator’s desk', () => {
  let desk: OpenDesk;
  let tab: Tab;
  before(async () => {
    desk = await openDesk();
    tab = await openTab(desk);
  });
  after(() => desk.close());
  beforeEach(() => {
    writeFileSync(desk.file, untouched);
  });

  test('gives its page under a policy that lets nothing else run', async () => {
    const nonces: string[] = [];
    for (const path of ['/', '/batches/shi', '/desk.js', '/desk.css']) {
      const { status, headers } = await send(new URL(path, desk.url).href);
      assert.equal(status, 200, path);
      const policy = String(headers['content-security-policy']);
      assert.match(
        policy,
        /^default-src 'none'; script-src 'nonce-[\w+/=]{24}'; style-src 'nonce-[^;]+; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/u,
      );
      assert.equal(headers['cache-control'], 'no-store');
      nonces.push(/nonce-([\w+/=]+)/u.exec(policy)?.[1] ?? '');
    }
    assert.equal(new Set(nonces).size, 4);
    const { text } = await send(desk.url);
    assert.doesNotMatch(text, /<script(?! src="\/desk\.js" nonce=")/u);
  });

  test('lists batches with what is open, and shows every captured character of one', async () => {
    const rows = await tab.get<readonly BatchRow[]>('/api/batches');
    assert.deepEqual(rows, [
      { id: 'shi', title: '基础教育典型案例选编', cases: 3, questions: 3, errors: 0, decisions: 0 },
    ]);
    const { lines, cards, questions } = await tab.get<DeskState>('/api/batches/shi');
    const captured = readFileSync(join(desk.content, 'batches/shi/source.txt'), 'utf8');
    assert.equal(lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n'), captured);
    const [first, , heading, text] = [0, 1, 3, 4].map((i) => lines[i]);
    assert.deepEqual(
      first?.runs.map(({ fate, rule }) => [fate, rule]),
      [['cut', 'breadcrumb']],
    );
    assert.deepEqual(
      text?.runs.flatMap(({ fate, text: words, after = '' }) => (fate === 'changed' ? [words + after] : [])),
      [',，', ',，', ',，'],
    );
    assert.equal(heading?.card, 'shi-01');
    const [range] = (cards[0]?.rows ?? [])
      .filter(({ label }) => label === '数据')
      .flatMap(({ tags }) => tags.map((tag) => tag.proofs[0]?.range));
    assert.equal(captured.slice(...(range ?? [0, 0])), '27所');
    assert.deepEqual(
      questions.map(({ code, line, card, actions }) => [code, line, card, actions.map(({ label }) => label)]),
      [
        ['title-lost', 7, 'shi-02', ['用所拟题名', '另写题名', '这不是案例', '核过，照原样']],
        ['organisation-lost', 7, 'shi-02', ['写明机构', '确未载明', '核过，照原样']],
        ['place-ambiguous', 9, 'shi-03', ['北京市通州区', '江苏省南通市通州区', '另查地名', '核过，照原样']],
      ],
    );
  });

  test('writes the lines it previews, answers with the new state, and takes them back to the byte', async () => {
    const before = await tab.get<DeskState>('/api/batches/shi');
    const preview = previewIn(await tab.post('/api/batches/shi/preview', { wish: title, anchor: null }));
    assert.equal(
      preview.yaml,
      '- anchor: 凤凰县2023年起安排36名\n  title: 走教车开进山里\n  reason: 依据正文“乘走教车”。\n',
    );
    assert.equal(desk.decisions(), untouched);
    const state = stateIn(await decide(tab, title));
    assert.equal(desk.decisions(), `# 编者的决定。\n${preview.yaml}`);
    assert.deepEqual(codes(state), ['organisation-lost', 'place-ambiguous']);
    assert.deepEqual(state.entries, [{ index: 0, yaml: preview.yaml, card: 'shi-02' }]);
    const both = stateIn(await decide(tab, place));
    assert.deepEqual([codes(both), both.canUndo], [['organisation-lost'], true]);
    assert.match(desk.decisions(), /\n- anchor: .+\n {2}place: "320612"\n {2}reason: 原页属南通。\n$/u);
    const once = stateIn(await tab.post('/api/batches/shi/undo', { version: both.version }));
    assert.equal(desk.decisions(), `# 编者的决定。\n${preview.yaml}`);
    const none = stateIn(await tab.post('/api/batches/shi/undo', { version: once.version }));
    assert.deepEqual([desk.decisions(), none], [untouched, { ...before, version: none.version }]);
    assert.equal((await tab.post('/api/batches/shi/undo', { version: none.version })).status, 409);
  });

  test('a second word on the same thing changes the entry that is there; an entry can be taken out', async () => {
    stateIn(await decide(tab, title));
    stateIn(await decide(tab, place));
    const again = stateIn(await decide(tab, { ...title, value: '走教车进山', reason: '再核' }));
    assert.equal(again.entries.length, 2);
    assert.match(again.entries[0]?.yaml ?? '', /title: 走教车进山\n {2}reason: 再核\n$/u);
    const left = stateIn(await tab.post('/api/batches/shi/remove', { version: again.version, index: 0 }));
    assert.deepEqual(
      left.entries.map(({ card }) => card),
      ['shi-03'],
    );
    assert.match(desk.decisions(), /^# 编者的决定。\n- anchor: /u);
  });

  test('every kind of decision on a case or a line is taken, and settles what it says', async () => {
    const card = { card: 'shi-03' };
    const rows: readonly (readonly [wish: Omit<Wish, 'reason'>, shown: RegExp])[] = [
      [
        { target: card, kind: 'organisation', value: '南通市通州区教育局' },
        /organisation: 南通市通州区教育局/u,
      ],
      [{ target: card, kind: 'kind', value: '教研机构' }, /kind: 教研机构/u],
      [{ target: card, kind: 'author', value: null }, /author: null/u],
      [{ target: card, kind: 'stages', value: ['初中'] }, /stages:\n {4}- 初中/u],
      [
        { target: card, kind: 'topics', value: { primary: ['集团化办学'], secondary: ['教师队伍'] } },
        /primary:\n {6}- 集团化办学\n {4}secondary:\n {6}- 教师队伍/u,
      ],
      [
        { target: { card: 'shi-02' }, kind: 'models', value: { remove: ['一车四课'] } },
        /remove:\n {6}- 一车四课/u,
      ],
      [
        { target: { card: 'shi-02' }, kind: 'keep', value: ['organisation-lost'] },
        /keep:\n {4}- organisation-lost/u,
      ],
      [
        { target: { line: 10 }, kind: 'replace', value: { from: '轮岗', to: '轮流' } },
        /from: 轮岗\n {4}to: 轮流/u,
      ],
      [{ target: { line: 4 }, kind: 'is_noise', value: true }, /is_noise: true/u],
      [{ target: { card: 'shi-01' }, kind: 'not_a_case', value: true }, /not_a_case: true/u],
    ];
    for (const [wish, shown] of rows) {
      writeFileSync(desk.file, untouched);
      const reply = await decide(tab, { ...wish, reason: '核' });
      assert.equal(reply.status, 200, `${wish.kind} ${reply.text}`);
      assert.match(desk.decisions(), shown, wish.kind);
    }
  });

  test('places are found by name, old name or code', async () => {
    const rows: readonly (readonly [name: string, first: string])[] = [
      ['通州', '110112 北京市通州区'],
      ['3206', '320600 江苏省南通市'],
      ['崇文区', '110101 北京市东城区'],
      ['月球', ''],
    ];
    for (const [name, first] of rows) {
      const [found] = await tab.get<readonly PlaceRow[]>(`/api/places?name=${encodeURIComponent(name)}`);
      assert.equal(found === undefined ? '' : `${found.code} ${found.names}`, first);
    }
  });

  test('makes all pages as npm run cases does', async () => {
    const { message, changed } = read(await tab.post('/api/cases', {})) as Made;
    assert.match(message, /^1 份汇编，3 个案例；改动 \d+ 个文件。$/u);
    assert.ok(changed.includes('cases/shi-03.mdx'));
    assert.match(run('cases.ts', ['--content', desk.content]).out, /改动 0 个文件/u);
    for (const path of ['cases', 'register.csv', 'batches/shi/ledger.jsonl'])
      rmSync(join(desk.content, path), { recursive: true });
  });
});

describe('the curator’s desk refuses', () => {
  let desk: OpenDesk;
  let tab: Tab;
  before(async () => {
    desk = await openDesk();
    tab = await openTab(desk);
  });
  after(() => desk.close());
  beforeEach(() => {
    writeFileSync(desk.file, untouched);
  });

  test('strangers, and what is no request of its page', async () => {
    const { version } = await tab.get<DeskState>('/api/batches/shi');
    const body = JSON.stringify({ version, wish: title, anchor: '凤凰县2023年起安排' });
    const path = '/api/batches/shi/decisions';
    const without = (name: string) =>
      Object.fromEntries(Object.entries(tab.headers).filter(([key]) => key !== name));
    const post = (headers: Record<string, string>, to = path, sent = body) =>
      ({ method: 'POST', path: to, headers, body: sent }) as const;
    const rows: readonly (readonly [
      why: string,
      status: number,
      asked: { method?: string; path: string; headers?: Record<string, string>; body?: string },
    ])[] = [
      ['another name for this machine', 421, { path: '/', headers: { host: 'evil.example:80' } }],
      ['another name, with the token', 421, post({ ...tab.headers, host: 'evil.example' })],
      ['another port', 421, { path: '/', headers: { host: '127.0.0.1:1' } }],
      ['another origin', 403, post({ ...tab.headers, origin: 'https://evil.example' })],
      ['an origin of no site', 403, post({ ...tab.headers, origin: 'null' })],
      ['no origin', 403, post(without('origin'))],
      ['no token', 403, post(without('x-desk-token'))],
      ['an old token', 403, post({ ...tab.headers, 'x-desk-token': 'a'.repeat(43) })],
      ['no token to read', 403, { path: '/api/batches' }],
      ['a form', 415, post({ ...tab.headers, 'content-type': 'text/plain' })],
      ['another method', 405, { method: 'PUT', path, headers: tab.headers }],
      ['a post to the page', 405, post(tab.headers, '/')],
      ['no such route', 404, post(tab.headers, '/api/batches/shi/source')],
      ['no such page', 404, { path: '/source.txt' }],
      ['no such batch', 404, post(tab.headers, '/api/batches/none/decisions')],
      ['a path that leads out', 404, post(tab.headers, '/api/batches/..%2f..%2fetc/decisions')],
      ['a route of the prototype', 404, { path: '/constructor', headers: tab.headers }],
      ['an address that is none', 404, { path: '//[', headers: tab.headers }],
      ['no JSON', 422, post(tab.headers, path, '{')],
      [
        'other keys',
        422,
        post(
          tab.headers,
          path,
          JSON.stringify({ version, wish: { ...title, kind: 'id' }, anchor: '凤凰县' }),
        ),
      ],
      [
        'a line break in a title',
        422,
        post(
          tab.headers,
          path,
          JSON.stringify({
            version,
            wish: { ...title, value: '甲\n- anchor: 乙' },
            anchor: '凤凰县2023年起',
          }),
        ),
      ],
      ['a body without end', 413, post(tab.headers, path, 'x'.repeat(70_000))],
    ];
    const before = snapshot(desk.content);
    for (const [why, status, { path: to, ...asked }] of rows) {
      const reply = await send(`${desk.url.slice(0, -1)}${to}`, asked);
      assert.equal(reply.status, status, why);
      assert.deepEqual(snapshot(desk.content), before, why);
    }
    assert.equal((await send(desk.url.replace('127.0.0.1', 'localhost'))).status, 200);
  });

  test('decisions that would be errors, and says why', async () => {
    const { version } = await tab.get<DeskState>('/api/batches/shi');
    const rows: readonly (readonly [wish: Partial<Wish>, anchor: string, says: RegExp])[] = [
      [{}, '哪里也没有的文字', /哪里也没有的文字”在原件中找不到/u],
      [{}, '案例简介', /不止见于一处/u],
      [{ reason: ' ' }, '凤凰县2023年起', /reason/u],
      [{ value: null }, '凤凰县2023年起', /title/u],
      [{ kind: 'place', value: '341599' }, '凤凰县2023年起', /“341599”不是“行政区划代码”中的词/u],
      [
        { kind: 'topics', value: { primary: ['集团办学'], secondary: [] } },
        '凤凰县2023年起',
        /改为“集团化办学”/u,
      ],
      [{ kind: 'keep', value: ['title-lost'] }, '片区教研让村小', /认不出所问的那一处/u],
    ];
    for (const [change, anchor, says] of rows) {
      const wish = { ...title, ...change };
      const reply = await tab.post('/api/batches/shi/decisions', { version, wish, anchor });
      const { message, details } = refused(reply);
      assert.equal(reply.status, 422, anchor);
      assert.match(message, /一字未写/u);
      assert.match(details.join(' '), says);
    }
    assert.equal(desk.decisions(), untouched);
    rmSync(desk.file);
    const none = await tab.get<DeskState>('/api/batches/shi');
    const body = { version: none.version, wish: title, anchor: '哪里也没有的文字' };
    assert.equal((await tab.post('/api/batches/shi/decisions', body)).status, 422);
    assert.equal(existsSync(desk.file), false);
    assert.equal((await decide(tab, title)).status, 200);
    assert.match(desk.decisions(), /^- anchor: /u);
  });

  test('to write over what another tab or an editor wrote', async () => {
    const { version } = await tab.get<DeskState>('/api/batches/shi');
    const other = await openTab(desk);
    stateIn(await decide(other, place, version));
    const first = desk.decisions();
    const late = await decide(tab, title, version);
    assert.equal(late.status, 409);
    assert.match(refused(late).message, /已在别处改动/u);
    assert.equal(desk.decisions(), first);
    const state = stateIn(await decide(tab, title));
    assert.ok(desk.decisions().startsWith(first));
    writeFileSync(desk.file, `${desk.decisions()}# 手记\n`);
    const undone = await tab.post('/api/batches/shi/undo', { version: state.version });
    assert.equal(undone.status, 409);
    const removed = await tab.post('/api/batches/shi/remove', { version: state.version, index: 0 });
    assert.equal(removed.status, 409);
    assert.match(desk.decisions(), /# 手记\n$/u);
  });

  test('to touch a file that it cannot read', async () => {
    const rows: readonly (readonly [text: string | Uint8Array, isLocked: boolean])[] = [
      ['- anchor: [\n', true],
      ['- anchor: 凤凰县2023\n  titel: 题\n  reason: 一\n', true],
      ['anchor: 凤凰县\n', true],
      [Buffer.concat([Buffer.from('# '), Buffer.from([0xb1, 0xe0]), Buffer.from('\n[]\n')]), false],
    ];
    for (const [text, isLocked] of rows) {
      writeFileSync(desk.file, text);
      const before = readFileSync(desk.file);
      const { version, locked, questions } = await tab.get<DeskState>('/api/batches/shi');
      assert.equal(locked !== null, isLocked);
      if (isLocked) assert.match(questions[0]?.file ?? '', /^decisions\.yaml/u);
      for (const path of ['decisions', 'remove']) {
        const body =
          path === 'remove' ? { version, index: 0 } : { version, wish: title, anchor: '凤凰县2023年起' };
        assert.equal((await tab.post(`/api/batches/shi/${path}`, body)).status, 422);
      }
      assert.deepEqual(readFileSync(desk.file), before);
    }
  });

  test('to follow links out of the library', async () => {
    const outside = join(desk.content, '../outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'decisions.yaml'), untouched);
    writeFileSync(join(outside, 'source.txt'), 'x');
    symlinkSync(outside, join(desk.content, 'batches/linked'));
    assert.equal((await tab.post('/api/batches/linked/undo', { version: '' })).status, 404);
    rmSync(join(desk.content, 'batches/linked'));
    rmSync(desk.file);
    symlinkSync(join(outside, 'decisions.yaml'), desk.file);
    const reply = await decide(tab, title);
    assert.equal(reply.status, 409);
    assert.equal(readFileSync(join(outside, 'decisions.yaml'), 'utf8'), untouched);
    rmSync(desk.file);
  });

  test('other machines', async (t) => {
    const [address] = Object.values(networkInterfaces()).flatMap((all = []) =>
      all.filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    if (address === undefined) {
      t.skip('this machine has no address but its own');
      return;
    }
    const error = await new Promise<string>((done) => {
      const socket = connect(Number(new URL(desk.url).port), address.address, () => {
        done('connected');
        socket.destroy();
      });
      socket.on('error', ({ message }) => {
        done(message);
      });
    });
    assert.match(error, /ECONNREFUSED/u);
  });
});

test('npm run review prints its address, and names what is wrong with the command line', async () => {
  const wrong = run('review.ts', ['--batch', 'nowhere']);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /没有汇编“nowhere”/u);
  const child = spawn(process.execPath, ['scripts/review.ts', '--port', '0', '--batch', 'junheng']);
  const said = await new Promise<string>((done) =>
    child.stdout.once('data', (data) => {
      done(String(data));
    }),
  );
  child.kill();
  assert.match(said, /^编者台：http:\/\/127\.0\.0\.1:\d+\/batches\/junheng/u);
});
