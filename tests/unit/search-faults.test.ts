import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { pieceFile } from '../../src/core/search/piece.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import type { Answer, Fault } from './memory-page.ts';
import { ask, closePages, library, open, seen, site } from './opened-page.ts';
import { shippedIndex } from './searched-library.ts';

after(closePages);

const other = shippedIndex(library.slice(3));
const utf8 = (text: string) => new TextEncoder().encode(text);
const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 40 ? byte ^ 4 : byte));

/** What a server may do to a file, made of the file as it is. */
const faults: Readonly<Record<string, (bytes: Uint8Array, path: string) => Answer>> = {
  'not found': () => ({ status: 404, bytes: utf8('没有') }),
  'broken server': () => ({ status: 500, bytes: utf8('错') }),
  'no network': () => ({ status: 0, bytes: null }),
  'empty file': () => ({ bytes: new Uint8Array(0) }),
  'a page in its place': () => ({ bytes: utf8('<!doctype html><title>登录</title>') }),
  truncated: (bytes) => ({ bytes: bytes.slice(0, bytes.length - 30) }),
  'cut in half': (bytes) => ({ bytes: bytes.slice(0, bytes.length >> 1) }),
  'every frame flipped': (bytes) => ({ bytes: bytes.map((byte, i) => (i % 48 === 47 ? byte ^ 4 : byte)) }),
  'flipped near its end': (bytes) => ({ bytes: flipped(bytes) }),
  'of another edition': (_, path) => {
    const name = (path.split('/').pop() ?? '').replace('.js', '');
    const same = other.files.find((file) => file.path.endsWith(`/${name}.js`));
    return { bytes: same?.content ?? pieceFile(other.root.edition, name, [utf8('x')]).content };
  },
  hung: () => ({ hang: true }),
};

/** Everything an answer says, read to the end; what cannot be read is `null`. */
async function readWhole(engine: SearchEngine, q: string) {
  const answer = await ask(engine, q);
  const read = await Promise.allSettled(answer.hits.map((hit) => hit.card()));
  const ids = read.map((one) => (one.status === 'fulfilled' ? one.value.id : null));
  const cards = ids.includes(null) ? null : ids;
  return {
    seen: [answer.tier, cards],
    missing: answer.missing,
    unsearched: answer.unsearched,
    total: answer.hits.length,
  };
}

test(
  'a piece that stays missing, damaged, hung or stale is named, and no answer is given in its place',
  { timeout: 120_000 },
  async () => {
    for (const [name, spoil] of Object.entries(faults))
      for (const q of ['縣管校聘', 'jituan', '鑫鑫']) {
        const sound = open();
        const expected = await readWhole(sound.engine, q);
        const kind = new Set(sound.page.requests.map((request) => request.replace(/\[.*/u, '')));
        for (const broken of kind) {
          if (!broken.startsWith('search/')) continue;
          const { page, engine } = open();
          page.fault = (path) => (path === broken ? spoil(site.get(path) ?? utf8(''), path) : null);
          const found = await readWhole(engine, q);
          const says = found.missing.length > 0 && found.unsearched.length > 0;
          const same = JSON.stringify(found.seen) === JSON.stringify(expected.seen);
          const isHonest =
            says ||
            (same && found.missing.length === 0) ||
            (found.seen[1] === null && found.total === expected.total);
          assert.ok(isHonest, `${name}, ${q}, ${broken}: ${JSON.stringify(found)}`);
          if (says)
            assert.deepEqual(
              found.missing.filter((piece) => !broken.endsWith(`/${piece.name}.js`) || piece.cause === ''),
              [],
            );
          page.fault = () => null;
          assert.deepEqual(
            (await readWhole(engine, q)).seen,
            expected.seen,
            `${name}, ${q}, ${broken}, mended`,
          );
        }
      }
  },
);

test('a fault that passes is not noticed', async () => {
  const { engine } = open();
  for (const [name, spoil] of Object.entries(faults)) {
    const once = open();
    const fault: Fault = (path, times) =>
      times === 1 && path.startsWith('search/') ? spoil(site.get(path) ?? utf8(''), path) : null;
    once.page.fault = fault;
    for (const q of ['课后服务', '縣管校聘']) {
      const { missing } = await ask(once.engine, q);
      assert.deepEqual([name, missing, await seen(once.engine, q)], [name, [], await seen(engine, q)]);
    }
  }
});

test(
  'words that came damaged are read again, and named while they cannot be',
  { timeout: 60_000 },
  async () => {
    const { page, engine } = open();
    const whole = window.anliWords ?? '';
    window.anliWords = `${whole.slice(0, 40)}${whole[40] === 'A' ? 'B' : 'A'}${whole.slice(41)}`;
    const { missing, unsearched } = await ask(engine, '课程计划');
    assert.deepEqual(
      [missing.map(({ name }) => name.replace(/.*\//u, '')), unsearched],
      [['words.js'], ['课程计划']],
    );
    assert.ok(page.requests.some((name) => name.endsWith('/words.js')));
    window.anliWords = whole;
    assert.deepEqual((await ask(engine, '课程计划')).missing, []);
  },
);
