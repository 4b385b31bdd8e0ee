import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
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
        /named\/decisions\.yaml:5:10 错误 decision-conflict：同一案例有两条决定，“title”各说各的：“甲”与“乙”/u,
      ],
      [
        '- anchor: 四所村小\n  place: "341599"\n  reason: 一\n',
        /named\/decisions\.yaml:2:11 错误 unknown-term：“341599”不是“行政区划代码”中的词\n {4}改为“3415\d\d”/u,
      ],
    ];
    for (const [yaml, says] of rows) {
      const { code, err } = decide(content, 'named', yaml);
      assert.equal(code, 1);
      assert.match(err, says);
    }
  });
});

/** The entries of a report as a curator would copy them, their blanks filled in. */
function entriesIn(report: string): string {
  const filled: Readonly<Record<string, string>> = { organisation: 'null', place: '"341525"' };
  return report
    .split('\n')
    .filter((line) => /^(?:- anchor:| {2}(?:# )?[a-z_]+: )/u.test(line))
    .map((line) =>
      line.replace(
        /^( *)(\w+): 〔[^〕]*〕/u,
        (_, indent: string, key: string) => `${indent}${key}: ${filled[key] ?? '据原页'}`,
      ),
    )
    .join('\n');
}

test('a curator pastes the lines of the report, fills in the blanks, and every question is settled', () => {
  withLibrary(({ root, content }) => {
    const [first = '', second = ''] = texts;
    const cases = [
      `案例简介：${first}老师们按步就班地走。\n此处有一行话`,
      `案例简介：${second.replace('安徽省六安市金寨县', '通州区')}`,
      `案例简介：${first.replace('安徽省六安市霍山县', '学校').replace('周末', '周\uFFFD末')}\n此处有一行话`,
    ];
    const page = `教育典型案例选编\n本期选登5个案例。\n\n${cases.join('\n')}\n`;
    const args = [put(root, 'open.txt', page), '--batch', 'open', '--content', content];
    const before = run('import.ts', args);
    assert.equal(before.code, 0, before.err);
    for (const code of [
      'count-differs',
      'title-lost',
      'organisation-lost',
      'place-unknown',
      'place-ambiguous',
      'trailing-line',
      'typo-suspected',
      'lacuna',
    ])
      assert.match(before.out, new RegExp(`^■ .*${code}`, 'mu'), code);
    assert.match(before.out, /^ {4}此处有一行话\n {4}\^{12}\n- anchor: "此处有一行话"\n {2}is_noise: true/mu);
    const yaml = entriesIn(before.out).replace(/to: 〔[^〕]*〕/u, 'to: "由周日末"');
    put(join(content, 'batches/open'), 'decisions.yaml', `${yaml}\n`);
    const after = run('import.ts', args);
    assert.equal(after.code, 0, after.err);
    assert.match(after.out, /^没有待定的问题。$/mu);
    assert.match(readFileSync(join(content, 'cases/open-01.mdx'), 'utf8'), /按部就班/u);
    const ledger = readFileSync(join(content, 'batches/open/ledger.jsonl'), 'utf8');
    assert.match(
      ledger,
      /"rule":"decision"[^\n]*"before":"步","after":"部"|"rule":"decision"[^\n]*按步就班/u,
    );
    const again = run('import.ts', args);
    assert.match(again.out, /没有改动。/u);
  });
});

test('decisions hold when the importer cuts the page otherwise, and say so when their words are gone', () => {
  withLibrary(({ root, content }) => {
    const [first = '', second = ''] = texts;
    const page = `教育典型案例选编\n\n案例叙述：${first}\n案例叙述：${second}\n`;
    run('import.ts', [put(root, 'page.txt', page), '--batch', 'cut', '--content', content, '--anyway']);
    const starts = ['春天的时候', '另一边，安徽省'].map(
      (words, i) =>
        `- anchor: ${words}\n  starts_case: true\n  title: 第${String(i + 1)}例\n  reason: 逐段一例\n`,
    );
    const yaml = starts.join('');
    assert.equal(decide(content, 'cut', yaml).code, 0);
    assert.match(readFileSync(join(content, 'cases/cut-02.mdx'), 'utf8'), /第2例/u);
    cpSync('content/rules', join(content, 'rules'), { recursive: true });
    const labels = join(content, 'rules/labels.yaml');
    writeFileSync(labels, readFileSync(labels, 'utf8').replace('案例简介', '案例叙述'));
    const better = decide(content, 'cut', yaml);
    assert.equal(better.code, 0, better.err);
    for (const [i, words] of ['四所村小', '三十六位老教师'].entries()) {
      const text = readFileSync(join(content, `cases/cut-0${String(i + 1)}.mdx`), 'utf8');
      assert.match(text, new RegExp(`第${String(i + 1)}例[\\s\\S]*${words}`, 'u'));
      assert.doesNotMatch(text, /案例叙述/u);
    }
    const source = join(content, 'batches/cut/source.txt');
    writeFileSync(source, readFileSync(source, 'utf8').replace('另一边，', '在另一头，'));
    const gone = decide(content, 'cut', yaml);
    assert.equal(gone.code, 1);
    assert.match(
      gone.err,
      /decisions\.yaml.* 错误 anchor-gone：决定所依的文字“另一边，安徽省”在原件中找不到\n {4}改成原件里有的一段文字（最相近的是第 4 行的“[^”]*安徽省[^”]*”）/u,
    );
  });
});

test('a curator settles what a case is and what it is about, with evidence; unknown words are errors with the nearest', () => {
  withLibrary(({ root, content }) => {
    run('import.ts', [put(root, 'page.txt', named(...texts)), '--batch', 'tags', '--content', content]);
    const entry = (keys: string) => `- anchor: 四所村小的五年级\n${keys}  reason: 据原页\n`;
    const good = entry(
      '  stages: [小学]\n  topics: { primary: [城乡一体化], secondary: [教师队伍] }\n  kind: 学校\n  author: 某人\n  zone: 霍山经济开发区\n  models: { add: [镇中心校住读] }\n',
    );
    const made = decide(content, 'tags', good);
    assert.equal(made.code, 0, made.err);
    const text = readFileSync(join(content, 'cases/tags-01.mdx'), 'utf8');
    for (const words of [
      /term: 城乡一体化\n {4}weight: primary/u,
      /term: 教师队伍\n {4}weight: secondary/u,
      /name: 霍山经济开发区/u,
      /author: 某人/u,
      /text: 镇中心校住读/u,
      /where: decision\n\s+rule: 四所村小的五年级/u,
    ])
      assert.match(text, words);
    const rows: readonly (readonly [keys: string, says: RegExp])[] = [
      ['  stages: [小学段]\n', /错误 unknown-term：“小学段”不是“学段”中的词\n {4}改为“小学”/u],
      [
        '  topics: { primary: [城乡一体] }\n',
        /错误 unknown-term：“城乡一体”不是“主题”中的词\n {4}改为“城乡一体化”/u,
      ],
      ['  models: { add: [云上课堂] }\n', /错误 not-in-text：“云上课堂”不见于/u],
      [
        '  keep: [title-gone]\n',
        /decisions\.yaml:\d+:\d+ 错误 unknown-choice：“0\.keep\.0”不能写作“title-gone”\n {4}改为“title-lost”/u,
      ],
      [
        '  title: 〔这一篇的标题〕\n',
        /decisions\.yaml:\d+:\d+ 错误 bad-value：“0\.title”的值不合要求：〔〕里的话还没有改定/u,
      ],
    ];
    for (const [keys, says] of rows) {
      const { code, err } = decide(content, 'tags', entry(keys));
      assert.equal(code, 1, keys);
      assert.match(err, says);
    }
  });
});

test('what is no text of our own time is refused; a stray file among the batches is passed over', () => {
  withLibrary(({ root, content }) => {
    const misread = new TextDecoder('gb18030').decode(new TextEncoder().encode(named(...texts)));
    const rows: readonly (readonly [name: string, text: string, code: RegExp])[] = [
      ['misread.txt', misread, /错误 mojibake：/u],
      [
        'page.html',
        `<!DOCTYPE html><html><body><div id="app"></div><script>${texts[0] ?? ''}</script></body></html>`,
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
