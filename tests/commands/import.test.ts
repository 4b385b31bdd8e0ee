import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { put, run, snapshot, withLibrary } from './library.ts';

const first =
  '山西省大同市云州区教育局：片区教研让村小教师有同伴\n案例简介：云州区把27所村小编成5个教研片区，每周三下午集中备课，区里的教研员轮流到场，两年听课1200节。村小的开课率由82%升到100%。';
const second =
  '湖南省湘西州凤凰县教育局：走教车开进山里\n案例简介：凤凰县2023年起安排36名音乐和美术教师乘走教车到19所小学校上课，孩子们每周多了四节课，家长说孩子爱唱歌了。';
const page = (...cases: string[]) =>
  `基础教育典型案例选编\n中国教育报 2025-03-02 09:00\n\n${cases.join('\n\n')}\n`;

test('a curator imports a page, and importing it again changes nothing', () => {
  withLibrary(({ root, content }) => {
    const file = put(root, 'page.txt', page(first, second));
    const args = [file, '--batch', 'shan-2025', '--content', content];
    const once = run('import.ts', args);
    assert.equal(once.code, 0, once.err);
    assert.match(once.out, /案例：2 个/u);
    assert.match(once.out, /shan-2025-01 {2}第 4–5 行 {2}片区教研让村小教师有同伴/u);
    const before = snapshot(content);
    assert.match(before['batches/shan-2025/batch.yaml'] ?? '', /published: 2025-03-02/u);
    assert.match(
      Buffer.from(before['register.csv'] ?? '', 'latin1').toString(),
      /cases\/shan-2025-02\.html,case,shan-2025-02,[0-9a-f]{128},/u,
    );
    const again = run('import.ts', args);
    assert.deepEqual([again.code, snapshot(content)], [0, before]);
    assert.match(again.out, /没有改动/u);
  });
});

test('a case keeps its id by its text when another is found before it, and a lost one is an error', () => {
  withLibrary(({ root, content }) => {
    const file = put(root, 'page.txt', page(second));
    run('import.ts', [file, '--batch', 'xiang', '--content', content]);
    const source = join(content, 'batches/xiang/source.txt');
    writeFileSync(source, page(first, second));
    assert.equal(run('cases.ts', ['--content', content]).code, 0);
    assert.match(readFileSync(join(content, 'cases/xiang-01.mdx'), 'utf8'), /走教车开进山里/u);
    assert.match(readFileSync(join(content, 'cases/xiang-02.mdx'), 'utf8'), /片区教研/u);
    const before = snapshot(join(content, 'cases'));
    writeFileSync(source, page(first));
    const lost = run('cases.ts', ['--content', content]);
    assert.equal(lost.code, 1);
    assert.match(lost.err, /case-vanished：登记册中的案例 xiang-01 /u);
    assert.deepEqual(snapshot(join(content, 'cases')), before);
  });
});

test('records prints JSON and nothing else, for a whole folder', () => {
  withLibrary(({ root }) => {
    put(join(root, 'in'), 'a.txt', page(first, second));
    put(join(root, 'in'), 'b.txt', page(second));
    const { code, out } = run('records.ts', [join(root, 'in')]);
    const records = JSON.parse(out) as Record<
      string,
      { cases: { title: string; region: { gb2260: string } }[] }
    >;
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(records), ['a.txt', 'b.txt']);
    assert.deepEqual(
      records['a.txt']?.cases.map((c) => c.region.gb2260),
      ['140215', '433123'],
    );
  });
});

test('the shipped pages are what the pipeline makes of the shipped batches', () => {
  withLibrary(({ content }) => {
    rmSync(content, { recursive: true });
    cpSync('content', content, { recursive: true });
    const before = snapshot(content);
    const { code, out } = run('cases.ts', ['--content', content]);
    assert.equal(code, 0);
    assert.match(out, /5 份汇编，46 个案例；改动 0 个文件/u);
    assert.deepEqual(snapshot(content), before);
  });
});

test('bad input gives every error with place, cause and mend, exit code 1, and nothing written', () => {
  withLibrary(({ root, content }) => {
    const good = put(root, 'page.txt', page(first));
    run('import.ts', [good, '--batch', 'taken', '--content', content]);
    const png = put(
      root,
      'picture.txt',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    );
    const garbled = put(root, 'garbled.txt', Uint8Array.from([0x41, 0x81, 0x20, 0x81, 0x20]));
    const rows: readonly (readonly [name: string, args: readonly string[], says: readonly RegExp[]])[] = [
      ['no file and no batch', [], [/没有给出文件/u, /没有给出汇编编号/u]],
      [
        'missing file, bad id',
        [join(root, 'none.txt'), '--batch', 'A_b'],
        [/none\.txt 错误 no-file/u, /bad-batch-id/u],
      ],
      ['empty', [put(root, 'empty.txt', ''), '--batch', 'empty'], [/empty\.txt 错误 empty-source/u]],
      ['a picture', [png, '--batch', 'png'], [/picture\.txt 错误 not-text：这不是文本文件（PNG 图片）/u]],
      ['wrong encoding', [garbled, '--batch', 'gar'], [/garbled\.txt 错误 undecodable/u]],
      [
        'batch id taken',
        [put(root, 'other.txt', page(second)), '--batch', 'taken'],
        [/错误 duplicate-batch：汇编编号“taken”已经用过/u],
      ],
      [
        'bad date',
        [put(root, 'dated.txt', page(first, second)), '--batch', 'new', '--published', '昨天'],
        [/bad-value：“--published”/u],
      ],
      ['unknown option', [good, '--batch', 'new', '--titel', 'x'], [/没有 --titel 这个选项/u, /--title/u]],
    ];
    const before = snapshot(content);
    for (const [name, args, says] of rows) {
      const { code, err } = run('import.ts', [...args, '--content', content]);
      assert.equal(code, 1, name);
      for (const words of says) assert.match(err, words, name);
      assert.deepEqual(snapshot(content), before, `${name}: nothing written`);
    }
  });
});

test('faults of batch.yaml and decisions.yaml are all told at once, with line and column', () => {
  withLibrary(({ root, content }) => {
    run('import.ts', [put(root, 'page.txt', page(first, second)), '--batch', 'faulty', '--content', content]);
    const file = join(content, 'batches/faulty/batch.yaml');
    const yaml = readFileSync(file, 'utf8')
      .replace(/^rights: .*\n/mu, '')
      .replace('text: captured', 'text: copied\npubliser: x');
    writeFileSync(file, yaml);
    put(join(content, 'batches/faulty'), 'decisions.yaml', '- anchor: 这段文字哪里也没有\n  title: 题\n');
    const before = snapshot(content);
    const { code, err } = run('cases.ts', ['--content', content]);
    assert.equal(code, 1);
    for (const words of [
      /batch\.yaml:\d+:\d+ 错误 missing-key：缺少“rights”/u,
      /batch\.yaml:\d+:\d+ 错误 unknown-key：不认识的键“publiser”\n {4}删去，或改为“publisher”/u,
      /batch\.yaml:\d+:\d+ 错误 unknown-choice：“text”不能写作“copied”\n {4}改为“captured”/u,
      /decisions\.yaml:1:\d+ 错误 missing-key：缺少“0\.reason”/u,
    ])
      assert.match(err, words);
    writeFileSync(
      file,
      before['batches/faulty/batch.yaml'] === undefined
        ? ''
        : yaml.replace(/text: copied\npubliser: x/u, 'text: captured\nrights: 未查明'),
    );
    put(
      join(content, 'batches/faulty'),
      'decisions.yaml',
      '- anchor: 这段文字哪里也没有\n  title: 题\n  reason: 试\n',
    );
    assert.match(
      run('cases.ts', ['--content', content]).err,
      /decisions\.yaml:1:11 错误 anchor-gone：决定所依的文字“这段文字哪里也没有”/u,
    );
  });
});

test('a curator imports several files, or a folder, as one batch, and the same files only once', () => {
  withLibrary(({ root, content }) => {
    const pages = join(root, '三页');
    put(pages, '第10页.html', `<!DOCTYPE html><html><body><p>${second.replace('\n', '</p><p>')}</p></body></html>`);
    put(pages, '第9页.txt', page(first));
    const once = run('import.ts', [pages, '--batch', 'pages', '--content', content]);
    assert.equal(once.code, 0, once.err);
    assert.match(once.out, /案例：2 个/u);
    const folder = join(content, 'batches/pages');
    assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('source')), ['source-01.txt', 'source-02.html']);
    assert.equal(readFileSync(join(folder, 'source-01.txt'), 'utf8'), page(first));
    assert.match(readFileSync(join(content, 'cases/pages-02.mdx'), 'utf8'), /走教车开进山里/u);
    const before = snapshot(content);
    const named = [join(pages, '第9页.txt'), join(pages, '第10页.html')];
    const again = run('import.ts', [...named, '--batch', 'pages', '--content', content]);
    assert.deepEqual([again.code, snapshot(content)], [0, before]);
    const other = run('import.ts', [pages, '--batch', 'other', '--content', content]);
    assert.match(other.err, /错误 duplicate-source：同一个文件已收在汇编“pages”里/u);
    const turned = run('import.ts', [...named.reverse(), '--batch', 'pages', '--content', content]);
    assert.match(turned.err, /错误 duplicate-batch/u);
    assert.deepEqual(snapshot(content), before);
  });
}); // prettier-ignore

test('a curator imports what Word and a table program wrote, and making the pages again changes nothing', () => {
  withLibrary(({ root, content }) => {
    const csv = put(root, 'cases.csv', '\uFEFF序号,案例名称,申报单位,案例简介\r\n1,片区教研有同伴,山西省大同市云州区教育局,"云州区把27所村小编成5个教研片区，每周三下午集中备课。"\r\n2,走教车开进山里,湖南省凤凰县教育局,"凤凰县安排36名教师乘走教车到19所小学校上课。"\r\n');
    const rows: readonly (readonly [batch: string, file: string, stored: string, says: RegExp])[] = [
      ['word', 'tests/fixtures/word.docx', 'source.docx', /案例：\d+ 个/u],
      ['table', csv, 'source.csv', /案例：2 个/u],
    ];
    for (const [batch, file, stored, says] of rows) {
      const { code, out, err } = run('import.ts', [file, '--batch', batch, '--content', content]);
      assert.equal(code, 0, err);
      assert.match(out, says);
      assert.deepEqual(readFileSync(join(content, 'batches', batch, stored)), readFileSync(file));
    }
    const before = snapshot(content);
    assert.match(run('cases.ts', ['--content', content]).out, /改动 0 个文件/u);
    assert.deepEqual(snapshot(content), before);
  });
}); // prettier-ignore

test('files that cannot be read are all named at once, and nothing is written', () => {
  withLibrary(({ root, content }) => {
    const bad = [put(join(root, 'in'), '1.txt', ''), put(join(root, 'in'), '2.docx', 'PK\u0003\u0004'), put(join(root, 'in'), '3.txt', page(first))];
    const before = snapshot(content);
    const { code, err } = run('import.ts', [join(root, 'in'), 'tests/fixtures/scan.pdf', '--batch', 'bad', '--content', content]);
    assert.equal(code, 1);
    for (const words of [/2\.docx 错误 unreadable-file：Word 文件损坏/u, /scan\.pdf 错误 not-text：这不是文本文件（没有文字层/u]) assert.match(err, words);
    const second = run('import.ts', [bad[0] ?? '', bad[2] ?? '', '--batch', 'bad', '--content', content]);
    assert.match(second.err, /1\.txt 错误 empty-source/u);
    assert.deepEqual(snapshot(content), before);
  });
}); // prettier-ignore

test('records reads every form, and files of one name by their paths', () => {
  withLibrary(({ root }) => {
    const one = put(join(root, 'a'), 'page.txt', page(first));
    const two = put(join(root, 'b'), 'page.txt', page(second));
    const { code, out, err } = run('records.ts', [one, two, 'tests/fixtures/word.docx', 'tests/fixtures/scan.pdf']);
    assert.equal(code, 1);
    assert.match(err, /scan\.pdf 错误 not-text/u);
    const records = JSON.parse(out) as Record<string, { cases: unknown[] }>;
    assert.deepEqual(Object.keys(records), [one, two, 'word.docx', 'scan.pdf']);
    assert.deepEqual(Object.values(records).map(({ cases }) => cases.length > 0), [true, true, true, false]);
  });
}); // prettier-ignore
