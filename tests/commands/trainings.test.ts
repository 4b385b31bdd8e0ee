import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { load } from 'cheerio';
import { put, run, withLibrary } from './library.ts';

const source =
  '基础教育典型案例选编\n\n湖南省湘西州凤凰县教育局：走教车开进山里\n案例简介：凤凰县2023年起安排36名音乐和美术教师乘走教车到19所小学校上课，孩子们每周多了四节课，家长说孩子爱唱歌了。\n';
/** Marks that mean something in YAML, HTML, CSS, MDX or JSON. */
const hostile = `{x}</style><script>alert(1)</script>"';}@import url(x) \\0 -->`;
const pack = (steps: string) => `---
title: ${JSON.stringify(hostile)}
aim: ${JSON.stringify(hostile)}
audience: 教师
minutes: 30
steps:
${steps}---

导语。

<Trainer>只给培训者。</Trainer>
`;

const registered = (content: string) =>
  readFileSync(join(content, 'register.csv'), 'utf8')
    .split(/\r?\n/u)
    .filter((row) => row.includes(',pack,'))
    .map((row) => row.split(',')[0]);

test('a pack may be written before its cases are imported; a public build refuses it while they are kept back', () => {
  withLibrary(({ root, content }) => {
    const shared = ['--content', content];
    const steps = `  - case: feng-01\n    question: ${JSON.stringify(hostile)}\n`;
    put(join(content, 'trainings'), 'zou.mdx', pack(steps));
    const kept = run('import.ts', [
      put(root, 'a.txt', source),
      '--batch',
      'feng',
      '--private',
      '--anyway',
      ...shared,
    ]);
    assert.equal(kept.code, 0, kept.err);
    assert.deepEqual(registered(content), []);

    const site = join(root, 'site');
    const refused = run('build.ts', [...shared, '--out', site]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /zou\.mdx:\d+:\d+ 错误 private-case：案例“feng-01”/u);

    const file = join(content, 'batches/feng/batch.yaml');
    put(
      join(content, 'batches/feng'),
      'batch.yaml',
      readFileSync(file, 'utf8').replace('public: false', 'public: true'),
    );
    assert.equal(run('cases.ts', shared).code, 0);
    assert.deepEqual(registered(content), [
      'packs/zou-handout.html',
      'packs/zou-slides.html',
      'packs/zou-trainer.html',
      'packs/zou.html',
    ]);
    const built = run('build.ts', [...shared, '--out', site]);
    assert.equal(built.code, 0, built.err);
    for (const part of ['', '-trainer', '-handout', '-slides']) {
      const $ = load(readFileSync(join(site, `packs/zou${part}.html`), 'utf8'));
      assert.equal($('script').length, 0, part);
      assert.ok($('h1').text().replaceAll('\u200b', '').startsWith(hostile), part);
      assert.ok($('main').text().includes(hostile), part);
      assert.equal($('main').text().includes('只给培训者'), part === '-trainer', part);
    }
  });
});
