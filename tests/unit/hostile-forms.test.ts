import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { Worker } from 'node:worker_threads';
import { put, run, snapshot, withLibrary } from '../commands/library.ts';
import { hostileFiles } from './hostile-files.ts';
import type { Reading } from './hostile-worker.ts';

/** A generous bound: on a machine as slow as a phone no file may take longer, in milliseconds. */
const bound = 120_000;
const worker = new URL('hostile-worker.ts', import.meta.url);
let reader: Worker | null = null;

/** The next message of a reader; a string where there is none that tells of a reading. */
function answer(of: Worker): Promise<unknown> {
  return new Promise((resolve) => {
    const end = (message: unknown) => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) of.off(event, end);
      resolve(message instanceof Error || typeof message === 'number' ? String(message) : message);
    };
    const timer = setTimeout(end, bound, `no answer in ${String(bound / 1000)} s`);
    for (const event of ['message', 'error', 'exit']) of.on(event, end);
  });
}

/** Read a file in a thread of its own, with bounded memory, that is stopped if it gives no answer. */
async function read(path: string): Promise<unknown> {
  if (reader === null) {
    const started = new Worker(worker, { resourceLimits: { maxOldGenerationSizeMb: 3000 } });
    assert.equal(await answer(started), 'ready');
    reader = started;
  }
  reader.postMessage(path);
  const reading = await answer(reader);
  if (typeof reading === 'string') {
    await reader.terminate();
    reader = null;
  }
  return reading;
}

after(() => reader?.terminate());

const ends = ({ refused, cases }: Reading) => (refused ? 'refused' : cases > 0 ? 'cases' : 'nothing');

for (const { what, name, bytes, slow, ends: expected } of hostileFiles) {
  const skip = slow === true && process.env['ANLI_FULL'] !== '1' ? 'takes seconds: ANLI_FULL=1' : false;
  test(`${what} is read or refused`, { skip }, async () => {
    const root = mkdtempSync(join(tmpdir(), 'anli-hostile-'));
    try {
      const path = put(join(root, 'in'), name, bytes());
      const reading = await read(path);
      if (typeof reading === 'string') assert.fail(reading);
      const result = reading as Reading;
      assert.ok(result.isOutcome, result.codes.join());
      if (expected !== 'either') assert.equal(ends(result), expected, result.codes.join());
      assert.deepEqual(readdirSync(root, { recursive: true }).sort(), ['in', join('in', name)]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
}

const story = '县里的教师每周走教两天，学生愿意来。两年里，缺课的由三百人次减到二十人次。';
const page = `乡村学校办学案例\n\n河北省新乐市化皮镇中心小学：一件事\n案例简介：${story}\n\n河北省平山县古月镇学校：又一件事\n案例简介：${story}\n`;
const names = ['.. .txt', 'a\nb.txt', '--content.txt', '{}<script>.txt', '%2e%2e.t..x', '名.'.repeat(40)] as const; // prettier-ignore

for (const name of names)
  test(`a file named ${JSON.stringify(name.slice(0, 20))} is written inside its batch`, () => {
    withLibrary(({ root, content }) => {
      const file = put(join(root, 'in'), name, page);
      const before = snapshot(root);
      const { code, err } = run('import.ts', [file, '--batch', 'ming', '--content', content]);
      const changed = Object.entries(snapshot(root)).filter(([path, text]) => before[path] !== text);
      const outside = changed
        .map(([path]) => path)
        .filter(
          (path) => !/^content\/(?:batches\/ming\/[\w.-]+|cases\/ming-\d\d\.mdx|register\.csv)$/u.test(path),
        );
      assert.deepEqual([code, outside], [0, []], err);
      assert.ok(changed.length > 3, 'pages are written');
    });
  });

for (const batch of ['../../out', '..', 'a\nb', ''])
  test(`a batch named ${JSON.stringify(batch)} is refused and writes nothing`, () => {
    withLibrary(({ root, content }) => {
      const file = put(root, 'page.txt', page);
      const before = Object.keys(snapshot(root));
      const { code } = run('import.ts', [file, `--batch=${batch}`, '--content', content]);
      assert.deepEqual([code, Object.keys(snapshot(root))], [1, before]);
    });
  });
