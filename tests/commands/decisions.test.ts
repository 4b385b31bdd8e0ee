import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { put, run, withLibrary } from './library.ts';

const texts = [
  '春天的时候，安徽省六安市霍山县把四所村小的五年级学生接到镇中心校住读，周末由校车送回家，老师轮流值夜，家长不再为接送发愁。',
  '另一边，安徽省六安市金寨县请退休教师到教学点带徒弟，一年里三十六位老教师带出五十二名年轻人，教学点的课表第一次排满了。',
];
/** A page that no rule cuts: two stretches of text, one after the other. */
const plain = `${texts.join('\n\n')}\n`;
const named = (...cases: string[]) =>
  `${cases.map((text, i) => `安徽省六安市第${String(i + 1)}小学：记一所学校的一年\n案例简介：${text}`).join('\n\n')}\n`;

const decide = (content: string, batch: string, yaml: string) => {
  put(join(content, 'batches', batch), 'decisions.yaml', yaml);
  return run('cases.ts', ['--content', content]);
};

test('a page in which nothing is found is imported only on demand, and a curator can point out its cases', () => {
  withLibrary(({ root, content }) => {
    const file = put(root, 'plain.txt', plain);
    const args = [file, '--batch', 'plain', '--content', content];
    const refused = run('import.ts', args);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /plain\.txt 错误 nothing-to-import/u);
    assert.equal(existsSync(join(content, 'batches/plain')), false);
    assert.equal(run('import.ts', [...args, '--anyway']).code, 0);
    const yaml = ['春天的时候', '另一边，安徽省'].map(
      (a) => `- anchor: ${a}\n  starts_case: true\n  reason: 逐段一例\n`,
    );
    assert.equal(decide(content, 'plain', yaml.join('')).code, 0);
    assert.match(readFileSync(join(content, 'cases/plain-01.mdx'), 'utf8'), /341525[\s\S]*四所村小/u);
    assert.match(readFileSync(join(content, 'cases/plain-02.mdx'), 'utf8'), /341524[\s\S]*三十六位老教师/u);
  });
});

test('a curator says that something is no case, and gives back a title that the page prints', () => {
  withLibrary(({ root, content }) => {
    run('import.ts', [put(root, 'page.txt', named(...texts)), '--batch', 'named', '--content', content]);
    const twice = '- anchor: 四所村小的五年级\n  title: 记一所学校的一年\n  reason: 原页载明\n';
    assert.equal(decide(content, 'named', twice).code, 0);
    assert.match(readFileSync(join(content, 'cases/named-01.mdx'), 'utf8'), /origin: printed/u);
    const dropped = decide(
      content,
      'named',
      '- anchor: 退休教师到教学点\n  not_a_case: true\n  reason: 是编者按\n',
    );
    assert.match(dropped.err, /case-vanished：登记册中的案例 named-02 /u);
  });
});

test('decisions that contradict each other, or name no place, are errors in decisions.yaml', () => {
  withLibrary(({ root, content }) => {
    run('import.ts', [put(root, 'page.txt', named(...texts)), '--batch', 'named', '--content', content]);
    const rows: readonly (readonly [yaml: string, says: RegExp])[] = [
      [
        '- anchor: 四所村小\n  title: 甲\n  reason: 一\n- anchor: 五年级学生\n  title: 乙\n  reason: 二\n',
        /named\/decisions\.yaml 错误 decision-conflict：同一案例有两条决定，“title”各说各的：“甲”与“乙”/u,
      ],
      [
        '- anchor: 四所村小\n  place: "341599"\n  reason: 一\n',
        /named\/decisions\.yaml:?\d* 错误 unknown-term：“341599”不是“行政区划代码”中的词\n {4}改为“3415\d\d”/u,
      ],
    ];
    for (const [yaml, says] of rows) {
      const { code, err } = decide(content, 'named', yaml);
      assert.equal(code, 1);
      assert.match(err, says);
    }
  });
});

test('the report asks every open question, and gives the lines that settle it', () => {
  withLibrary(({ root, content }) => {
    const lost = texts.map((text) => `案例简介：${text}`).join('\n');
    const { out, code } = run('import.ts', [
      put(root, 'lost.txt', lost),
      '--batch',
      'lost',
      '--content',
      content,
    ]);
    assert.equal(code, 0);
    assert.match(out, /第 1 行：标题缺失/u);
    assert.match(out, /- anchor: "春天的时候[^"]*"\n {2}title: /u);
    assert.match(out, /- anchor: "另一边[^"]*"\n {2}title: /u);
  });
});

test('what is no text of our own time is refused; a stray file among the batches is passed over', () => {
  withLibrary(({ root, content }) => {
    const misread = new TextDecoder('gb18030').decode(new TextEncoder().encode(named(...texts)));
    const rows: readonly (readonly [name: string, text: string, code: RegExp])[] = [
      ['misread.txt', misread, /错误 mojibake：/u],
      [
        'page.html',
        `<!DOCTYPE html><html><body><p>${texts[0] ?? ''}</p></body></html>`,
        /错误 html-source：/u,
      ],
    ];
    for (const [name, text, says] of rows) {
      const { code, err } = run('import.ts', [put(root, name, text), '--batch', 'bad', '--content', content]);
      assert.equal(code, 1, name);
      assert.match(err, says);
    }
    put(join(content, 'batches'), 'Thumbs.db', 'x');
    const { code, err } = run('import.ts', [
      put(root, 'a.txt', named(...texts)),
      '--batch',
      'aa',
      '--content',
      content,
    ]);
    assert.equal(code, 0, err);
    const again = run('import.ts', [join(root, 'a.txt'), '--batch', 'bb', '--content', content]);
    assert.match(again.err, /a\.txt 错误 duplicate-source：同一个文件已收在汇编“aa”里/u);
  });
});
