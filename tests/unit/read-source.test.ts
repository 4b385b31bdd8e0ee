import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import test from 'node:test';
import { inNaturalOrder, listFiles, readSourceFiles, sourceNames } from '../../scripts/read-source.ts';
import { capture } from '../../src/core/capture.ts';
import { zipOf } from './zip-of.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const fixture = (name: string): string => join(fixtures, name);

/** Use a folder of one's own, and take it away. */
async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'anli 原件-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('inNaturalOrder() puts 2 before 10, the same everywhere', () => {
  const rows: readonly (readonly [names: readonly string[], sorted: readonly string[]])[] = [
    [
      ['10.txt', '2.txt', '1.txt'],
      ['1.txt', '2.txt', '10.txt'],
    ],
    [
      ['第10页.html', '第9页.html'],
      ['第9页.html', '第10页.html'],
    ],
    [
      ['source-10.txt', 'source-09.txt', 'source-2.txt'],
      ['source-2.txt', 'source-09.txt', 'source-10.txt'],
    ],
    [
      ['b1a2', 'b1a10', 'a3'],
      ['a3', 'b1a2', 'b1a10'],
    ],
  ];
  for (const [names, sorted] of rows) assert.deepEqual(inNaturalOrder(names), sorted);
});

test('listFiles() takes files as they are named, and folders in natural order without what systems leave there', () =>
  withFolder(async (folder) => {
    const inside = join(folder, 'in');
    mkdirSync(join(inside, 'page_files'), { recursive: true });
    for (const name of ['10.txt', '9.txt', '.DS_Store', 'Thumbs.db', '~$a.docx']) writeFileSync(join(inside, name), '甲');
    writeFileSync(join(folder, 'z.txt'), '甲');
    mkdirSync(join(folder, 'empty'));
    const paths = ['z.txt', 'in', 'empty', 'none'].map((name) => join(folder, name));
    const { value, problems } = listFiles(paths);
    assert.deepEqual(value.map((file) => basename(file)), ['z.txt', '9.txt', '10.txt']);
    assert.deepEqual(problems.map(({ code, place }) => [code, basename(place.file ?? '')]), [['no-file', 'empty'], ['no-file', 'none']]);
    await Promise.resolve();
  })); // prettier-ignore

test('sourceNames() are the sources of a batch in reading order', () =>
  withFolder(async (folder) => {
    for (const name of ['source-10.html', 'source-09.txt', 'source.md', 'batch.yaml', 'sources.txt', 'source-a.txt', 'source-1.txt.new'])
      writeFileSync(join(folder, name), '甲');
    assert.deepEqual(sourceNames(folder), ['source-1.txt.new', 'source-09.txt', 'source-10.html', 'source.md']);
    assert.deepEqual(sourceNames(join(folder, 'none')), []);
    await Promise.resolve();
  })); // prettier-ignore

test('readSourceFiles() takes the text out of files that LibreOffice wrote', async () => {
  const { value, problems } = await readSourceFiles(['word.docx', 'paged.pdf', 'no-font.pdf'].map(fixture));
  assert.deepEqual(problems, [
    { code: 'images-skipped', place: { file: fixture('word.docx') }, args: { count: 1 } },
  ]);
  const texts = value.map(({ extracted }) => [extracted?.form, extracted?.text.split('\n').slice(0, -1)]);
  assert.deepEqual(texts, [
    ['docx', [
      '山村学校案例两则',
      '走教车开进石门寨',
      '石门寨只有九名学生，中心校每周派两位教师乘车上门，一位教音乐，一位教美术，课后还陪孩子们把当天的作业写完再走。',
      '\f\f注：走教车由县里统一调度。',
      '一学年上了三百零四节课。', '家长放心。', '先排课', '再派车', '图：', '框外的话。', '框里的话。',
      '地区\t案例名称\t主要做法', '贵州省\t课表贴上墙\t第一段做法。\u2028第二段做法。', '贵州省\t书箱进寨子\t每箱六十本。', '',
      '申报单位\t石门寨教学点', '',
    ]],
    ['pdf', [
      '走教车',
      '县里三所小学共有一辆车，车上有画、有琴、有球，一周走一遍三所小学。车到一所小学，三所小学的学生一同上课，一同画画，一同打球。',
      '一学期走了三遍，三所小学的学生画了三百画，打了三十球，一学期共走了九百里。',
      '\f某县教研2024', '\f— 1 —',
      '车上有画，有琴，有球。',
      '\f某县教研2024', '\f— 2 —',
    ]],
    ['pdf', ['全县二十所学校结成三个共同体，教师每周走教两天。']],
  ]); // prettier-ignore
  const { source, rows } = capture(value).value;
  assert.match(source.text, /^案例名称：课表贴上墙\n主要做法：第一段做法。\u2028第二段做法。\n贵州省\n/mu);
  assert.match(source.text, /^申报单位：石门寨教学点$/mu);
  assert.doesNotMatch(source.text, /走教车由县里|某县教研|— 1 —|删去/u);
  assert.equal(rows.length, 2);
});

const xml = Buffer.alloc(100_000_000, 0x20);
const docx = (document: Uint8Array) => zipOf([{ name: 'word/document.xml', bytes: document }]);
const archive = (name: string) => zipOf([{ name, bytes: Buffer.from('<x/>') }]);
const locked = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
  Buffer.alloc(600),
  Buffer.from('EncryptedPackage', 'utf16le'),
]);

test('readSourceFiles() names every file that it cannot read, with the cure', () =>
  withFolder(async (folder) => {
    const word = readFileSync(fixture('word.docx'));
    const rows: readonly (readonly [name: string, bytes: Uint8Array, code: string, says: RegExp])[] = [
      ['scan.pdf', readFileSync(fixture('scan.pdf')), 'not-text', /没有文字层/u],
      ['locked.pdf', readFileSync(fixture('locked.pdf')), 'encrypted', /PDF/u],
      ['half.pdf', readFileSync(fixture('paged.pdf')).subarray(0, 3000), 'unreadable-file', /PDF/u],
      ['bomb.docx', docx(xml), 'too-large', /32 MB/u],
      ['half.docx', word.subarray(0, 4000), 'unreadable-file', /Word/u],
      ['broken.docx', Buffer.concat([word.subarray(0, 100), Buffer.alloc(1000), word.subarray(1100)]), 'unreadable-file', /Word/u],
      ['locked.docx', locked, 'encrypted', /Office/u],
      ['table.xlsx', archive('xl/workbook.xml'), 'convert-first', /CSV/u],
      ['slides.pptx', archive('ppt/presentation.xml'), 'convert-first', /docx/u],
      ['text.odt', archive('content.xml'), 'convert-first', /docx/u],
      ['files.zip', archive('a.txt'), 'convert-first', /解压/u],
    ]; // prettier-ignore
    for (const [name, bytes] of rows) writeFileSync(join(folder, name), bytes);
    const { value, problems } = await readSourceFiles(rows.map(([name]) => join(folder, name)));
    assert.deepEqual(value, []);
    assert.deepEqual(
      problems.map(({ code, place }) => [basename(place.file ?? ''), code]),
      rows.map(([name, , code]) => [name, code]),
    );
    rows.forEach(([name, , , says], i) => {
      assert.match(Object.values(problems[i]?.args ?? {}).join(' '), says, name);
    });
  }));

test('an old Word file is refused with the cure, however it is called', () =>
  withFolder(async (folder) => {
    cpSync(fixture('word.doc'), join(folder, 'word.docx'));
    const files = await readSourceFiles([join(folder, 'word.docx')]);
    const [problem] = [...files.problems, ...capture(files.value).problems];
    assert.equal(problem?.code, 'convert-first');
    assert.match(String(problem.args['cure']), /另存为 \.docx/u);
  }));

const part = (name: string, words: string) => ({ name, bytes: Buffer.from(`<?xml version="1.0"?>${words}`) });
/** The least of a Word document that Word itself would open. */
const written = (body: string) =>
  zipOf([
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    part(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    part(
      'word/document.xml',
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  ]);

test('words of a Word document that the reader passes over are told of', () =>
  withFolder(async (folder) => {
    const words = '<w:r><w:t>甲</w:t></w:r>';
    const rows: readonly (readonly [body: string, text: string, parts: readonly unknown[]])[] = [
      [`<w:p>${words}<w:fldSimple w:instr="x">${words}</w:fldSimple><w:ruby>${words}</w:ruby></w:p>`, '甲\n', ['域、注音的文字']],
      [`<w:p><w:ins>${words}</w:ins><w:del>${words}</w:del><w:moveTo>${words}</w:moveTo></w:p>`, '甲甲\n', []],
    ]; // prettier-ignore
    for (const [body, text, parts] of rows) {
      const file = join(folder, 'a.docx');
      writeFileSync(file, written(body));
      const { value, problems } = await readSourceFiles([file]);
      assert.equal(value[0]?.extracted?.text, text);
      assert.deepEqual(
        problems.map(({ args }) => args['parts']),
        parts,
      );
    }
  }));
