import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { indexReader } from '../../src/search/index-reader.ts';

const base = 'http://library.example/a/pagefind/';
const good = gzipSync('pagefind_dcdthe piece itself, long enough to be cut');
const flipped = Uint8Array.from(good, (byte, at) => (at === good.length - 12 ? byte ^ 1 : byte));

type Answer = () => Response | Promise<Response>;
const bytes = (content: Uint8Array | string, status = 200): Answer => {
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return () => new Response(body, { status });
};

/** A reader to whom a server answers with each answer in turn, the last one for ever; `asked` are the requests. */
function readerOf(...answers: readonly Answer[]) {
  const asked: string[] = [];
  const fetch = (address: string, init: RequestInit) => {
    asked.push(`${address.replace(base, '')} ${init.cache ?? ''}`);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    const given = new Promise<Response>((resolve) => {
      if (answer !== undefined) resolve(answer());
    });
    const stopped = new Promise<never>((_, reject) => {
      init.signal?.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    });
    return Promise.race([given, stopped]);
  };
  return { asked, reader: indexReader({ base, fetch, patience: 200, waits: [1] }) };
}

const text = async (piece: Promise<{ arrayBuffer: () => Promise<ArrayBuffer> }>) =>
  new TextDecoder().decode(await (await piece).arrayBuffer());

test('indexReader() unpacks a piece, packed or already unpacked by the server', async () => {
  for (const answer of [bytes(good), bytes('pagefind_dcdthe piece itself, long enough to be cut')]) {
    const { reader } = readerOf(answer);
    assert.equal(
      await text(reader.read(`${base}x.pf_index`)),
      'pagefind_dcdthe piece itself, long enough to be cut',
    );
    assert.deepEqual(reader.takeMissing(), []);
  }
});

test('indexReader() names every kind of piece that cannot be read', async () => {
  const never: Answer = () => new Promise(() => undefined);
  const rows: readonly [answer: Answer, cause: string][] = [
    [bytes('', 404), '服务器答复 404'],
    [bytes('', 500), '服务器答复 500'],
    [bytes(''), '内容不是索引'],
    [bytes('<!doctype html><p>hello'), '内容不是索引'],
    [bytes(gzipSync('something else')), '内容不是索引'],
    [bytes(good.subarray(0, good.length - 9)), '内容残缺或有误'],
    [bytes(flipped), '内容残缺或有误'],
    [never, '久等没有答复'],
    [() => Promise.reject(new TypeError('failed')), '网络不通'],
  ];
  for (const [answer, cause] of rows) {
    const { reader } = readerOf(answer);
    await assert.rejects(reader.read(`${base}index/x.pf_index`));
    assert.deepEqual(reader.takeMissing(), [{ name: 'index/x.pf_index', cause }]);
    assert.deepEqual(reader.takeMissing(), []);
  }
});

test('indexReader() waits for a piece that comes slowly, and gives up on one that stops', async () => {
  const drip =
    (until: number): Answer =>
    () => {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull: async (stream) => {
          await new Promise((resolve) => setTimeout(resolve, 40));
          if (sent >= until) await new Promise(() => undefined);
          stream.enqueue(new Uint8Array(good.subarray(sent, sent + 8)));
          sent += 8;
          if (sent >= good.length) stream.close();
        },
      });
      return new Response(body);
    };
  const slow = readerOf(drip(good.length));
  assert.match(await text(slow.reader.read(`${base}x.pf_index`)), /the piece/u);
  const stopped = readerOf(drip(24));
  await assert.rejects(stopped.reader.read(`${base}x.pf_index`));
  assert.deepEqual(stopped.reader.takeMissing(), [{ name: 'x.pf_index', cause: '久等没有答复' }]);
});

test('indexReader() tries again past the cache, and a failed piece only after it was told of', async () => {
  const { reader, asked } = readerOf(bytes(flipped), bytes(good));
  assert.match(await text(reader.read(`${base}x.pf_index`)), /the piece/u);
  assert.deepEqual(asked, ['x.pf_index default', 'x.pf_index reload']);

  const broken = readerOf(bytes('', 404), bytes('', 404), bytes(good));
  await assert.rejects(broken.reader.read(`${base}y.pf_index`));
  await assert.rejects(broken.reader.read(`${base}y.pf_index`), /服务器答复 404/u);
  assert.equal(broken.asked.length, 2);
  broken.reader.takeMissing();
  assert.match(await text(broken.reader.read(`${base}y.pf_index`)), /the piece/u);
  assert.deepEqual(broken.asked.slice(2), ['y.pf_index reload']);
});

test('indexReader() reads ahead once, and asks whether the directory is still the same', async () => {
  const { reader, asked } = readerOf(bytes('{"languages":{}}'));
  await reader.prefetch('pagefind-entry.json');
  const entry = await (await reader.read(`${base}pagefind-entry.json?ts=0`)).json();
  assert.deepEqual(entry, { languages: {} });
  assert.deepEqual(asked, ['pagefind-entry.json no-cache']);
});
