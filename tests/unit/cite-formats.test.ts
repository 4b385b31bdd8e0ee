import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { load } from 'cheerio';
import { bibtex } from '../../src/core/cite/bibtex.ts';
import { batchStem, citeFiles } from '../../src/core/cite/cite-files.ts';
import type { CiteItem } from '../../src/core/cite/cite-item.ts';
import { cslItem, cslJson } from '../../src/core/cite/csl-json.ts';
import { dataLink } from '../../src/core/cite/data-link.ts';
import { oneLine } from '../../src/core/cite/one-line.ts';
import { ris } from '../../src/core/cite/ris.ts';
import { lacking } from '../e2e/search-answers.ts';
import { item, shapes } from './cite-items.ts';
import { hostileText, seededRandom, trials } from './random-text.ts';

const random = seededRandom(1);
const hostile = () => oneLine(hostileText(random, 8)) || '题';
const hostileItems: readonly CiteItem[] = Array.from({ length: trials }, () =>
  item({
    title: hostile(),
    creators: [hostile()],
    container: hostile(),
    publisher: hostile(),
    note: hostile(),
  }),
);

const full = item({
  creators: ['某局'],
  container: '汇编',
  publisher: '某报',
  issued: '2024-04',
  note: '某库：https://anli.example/',
});
const online = item({ address: 'https://b.example/{a}_%20', issued: '2024-04-08', accessed: '2026-11-21' });

test('bibtex() writes an entry, whatever TeX makes of its characters', () => {
  const rows = [
    [
      full,
      '@incollection{a-01,\ntitle={{题名}},\nauthor={{某局}},\nbooktitle={{汇编}},\npublisher={{某报}},\ndate={2024-04},\nyear={2024},\nlanguage={zh-Hans},\nnote={{某库：https://anli.example/}}}\n',
    ],
    [
      online,
      '@online{a-01,\ntitle={{题名}},\ndate={2024-04-08},\nyear={2024},\nurl={https://b.example/%7Ba%7D_%20},\nurldate={2026-11-21},\nlanguage={zh-Hans}}\n',
    ],
    [
      item({ title: '{\\%&$#_^~', creators: ['甲', '乙 and 丙'] }),
      '@misc{a-01,\ntitle={{\\{\\textbackslash{}\\%\\&\\$\\#\\_\\textasciicircum{}\\textasciitilde{}}},\nauthor={{甲} and {乙 and 丙}},\nlanguage={zh-Hans}}\n',
    ],
  ] as const;
  for (const [one, text] of rows) assert.equal(bibtex(one), text);
});

test('bibtex() closes every brace that it opens, and no text closes one', () => {
  for (const one of hostileItems) {
    let depth = 0;
    const depths = bibtex(one)
      .replace(/\\[{}]/gu, '')
      .replace(/[^{}]/gu, '');
    for (const [at, brace] of [...depths].entries()) {
      depth += brace === '{' ? 1 : -1;
      assert.ok(at === depths.length - 1 ? depth === 0 : depth > 0, JSON.stringify(one));
    }
  }
});

test('ris() writes a record', () => {
  const rows = [
    [
      full,
      'TY  - CHAP|ID  - a-01|TI  - 题名|AU  - 某局|T2  - 汇编|PB  - 某报|PY  - 2024|DA  - 2024/04//|LA  - zh-Hans|N1  - 某库：https://anli.example/|ER  - |',
    ],
    [
      online,
      'TY  - ELEC|ID  - a-01|TI  - 题名|PY  - 2024|DA  - 2024/04/08/|UR  - https://b.example/{a}_%20|Y2  - 2026/11/21/|LA  - zh-Hans|ER  - |',
    ],
    [item(), 'TY  - GEN|ID  - a-01|TI  - 题名|LA  - zh-Hans|ER  - |'],
  ] as const;
  for (const [one, text] of rows) assert.equal(ris(one), text.replaceAll('|', '\r\n'));
});

test('ris() has no line that a text has made', () => {
  for (const one of hostileItems) {
    const lines = ris(one).split(/[\n\r\u0085\u2028\u2029\f\v]+/u);
    const tags = lines.filter((line) => line !== '').map((line) => line.slice(0, 6));
    const due = ['TY', 'ID', 'TI', 'AU', 'T2', 'PB', 'LA', 'N1', 'ER'].map((tag) => `${tag}  - `);
    assert.deepEqual(tags, due);
  }
});

test('dataLink() holds a text that browsers read back, in characters that an address may have', () => {
  for (const one of [...shapes, ...hostileItems]) {
    const text = `${bibtex(one)}${ris(one)}${cslJson([one])}`;
    const link = dataLink(text);
    assert.equal(decodeURIComponent(new URL(link).href.slice('data:,'.length)), text);
    assert.match(link, /^[\w!$&'()*+,\-./:;=?@~%\u{A0}-\u{10FFFF}]+$/u);
  }
});

test('cslJson() is read back', () => {
  assert.deepEqual(JSON.parse(cslJson(hostileItems)), hostileItems.map(cslItem));
});

test('citeFiles() numbers lists of references', () => {
  const files = new Map(
    citeFiles('all', [item(), item({ title: '乙' })]).map(({ name, text }) => [name, text]),
  );
  assert.deepEqual(
    [...files.keys()],
    ['all-gbt7714-2025.txt', 'all-gbt7714-2015.txt', 'all.bib', 'all.ris', 'all.json'],
  );
  assert.equal(files.get('all-gbt7714-2025.txt'), '[1] 题名[Z].\n[2] 乙[Z].\n');
});

test('batchStem() gives no two lists the same files', () => {
  const ids = ['all', 'pack-a', 'batch-all', 'batch-pack-a', 'a', 'al'];
  const stems = ids.map(batchStem);
  assert.equal(new Set(['all', 'pack-a', ...stems]).size, ids.length + 2);
});

/** What a program makes of a text on its standard input. */
function read(program: string, args: readonly string[], text: string): string {
  const { stdout, status, stderr } = spawnSync(program, args, { input: text, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

type Read = { readonly title: string; readonly author?: readonly { readonly literal?: string }[] };

test('pandoc reads BibTeX back, as BibTeX and as biblatex', { skip: lacking('pandoc') }, () => {
  const text = shapes.map(bibtex).join('\n');
  for (const format of ['bibtex', 'biblatex']) {
    const found = JSON.parse(read('pandoc', ['-f', format, '-t', 'csljson'], text)) as readonly Read[];
    const seen = found.map(({ title, author = [] }) => [title, ...author.map(({ literal }) => literal)]);
    const due = shapes.map(({ title, creators }) => [title, ...creators]);
    // It sets an apostrophe as one, and a space behind an initial as one that does not break.
    const plain = (one: readonly (string | undefined)[]) =>
      one.join('|').replaceAll('\u00a0', ' ').replaceAll('’', "'");
    assert.deepEqual(seen.map(plain), due.map(plain));
  }
});

/** Titles and all names of a MODS file, by the number of its records. */
function modsOf(xml: string): readonly (readonly string[])[] {
  const $ = load(xml.replace(/^\ufeff/u, ''), { xml: true });
  return $('mods')
    .toArray()
    .map((mods) => [
      $(mods).find('> titleInfo title').text(),
      $(mods).find('> relatedItem > titleInfo title, > relatedItem > relatedItem title').text(),
    ]);
}

test(
  'bibutils reads RIS and BibTeX back with the Chinese intact',
  { skip: lacking('ris2xml', 'bib2xml') },
  () => {
    const han = (text: string | null) => (text ?? '').replace(/\P{Script=Han}/gu, '');
    const due = shapes.map(({ title, container }) => [title, container].map(han));
    for (const [program, text] of [
      ['ris2xml', shapes.map(ris).join('')],
      ['bib2xml', shapes.map((one) => bibtex({ ...one, address: null })).join('\n')],
    ] as const)
      assert.deepEqual(
        modsOf(read(program, [], text)).map((one) => one.map(han)),
        due,
        program,
      );
  },
);
