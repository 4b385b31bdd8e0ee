import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from './zip-of.ts';

/** A file that somebody made to break a reader, or that broke on its way. */
export type HostileFile = {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Takes more than a few seconds; read with ANLI_FULL=1 only. */
  readonly slow?: true;
  /** Whether it must be refused, must give cases, or may do either: damaged files that a reader can mend. */
  readonly ends: 'refused' | 'cases' | 'either';
};

const corpus = join(import.meta.dirname, '../corpus');
const real = (folder: string, name: string) => readFileSync(join(corpus, folder, name));
const text = (words: string) => () => Buffer.from(words);
const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i));

const story = '全县教师每周走教两天，学生愿意来，家长也放心。两年里，缺课的由三百人次减到二十人次。';
const named = (i: number) => `河北省新乐市化皮镇第${String(i)}小学：一件事`;

const paragraphs = (words: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${words.map((w) => `<w:p><w:r><w:t>${w}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`;
const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A Word file of one XML document, with what else is to lie in the archive. */
const docx = (xml: string | Uint8Array, more: readonly string[] = [], claimed?: number) =>
  zipOf(
    [
      { name: '[Content_Types].xml', bytes: Buffer.from(contentTypes) },
      { name: '_rels/.rels', bytes: Buffer.from(relations) },
      { name: 'word/document.xml', bytes: typeof xml === 'string' ? Buffer.from(xml) : xml },
      ...more.map((name) => ({ name, bytes: Buffer.from('x') })),
    ],
    claimed,
  );
const laughs = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "哈">${many(30, (i) => `<!ENTITY e${String(i + 1)} "&e${String(i)};&e${String(i)};">`).join('')}]>`;

const html = (body: string) => `<!DOCTYPE html><meta charset="utf-8"><title>案例</title>${body}`;
const pdfTail = '/Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages';

/** Hostile files of every form. */
export const hostileFiles: readonly HostileFile[] = [
  { what: 'HTML of 100,000 nested tags', name: 'deep.html', bytes: text(html(`${'<div>'.repeat(100_000)}${named(1)}<p>${story}`)), ends: 'either' },
  { what: 'HTML of 100,000 closed nested tags', name: 'deep.htm', bytes: text(html(`${'<b>'.repeat(100_000)}字${'</b>'.repeat(100_000)}`)), ends: 'either' },
  { what: 'HTML whose formatting stays open over 20,000 paragraphs', name: 'open.html', bytes: text(html(many(20_000, (i) => `<font id=${String(i)}><p>${String(i)}`).join(''))), ends: 'either' },
  { what: 'HTML of 20,000 nested tables', name: 'tables.html', bytes: text(html(`${'<table><tr><td>'.repeat(20_000)}${story}`)), ends: 'either' },
  { what: 'HTML with one tag of 100,000 attributes', name: 'attributes.html', bytes: text(html(`<p ${many(100_000, (i) => `a${String(i)}=1`).join(' ')}>${story}</p>`)), ends: 'either' },
  { what: 'HTML with a comment and a script that never end', name: 'unclosed.html', bytes: text(html(`<p>${story}</p><!-- ${'<p>字'.repeat(200_000)}`)), ends: 'either' },
  { what: 'HTML of 300,000 ampersands and opening brackets', name: 'marks.html', bytes: text(html(`<p>${'&#x'.repeat(150_000)}${'<'.repeat(150_000)}</p>`)), ends: 'either' },
  { what: 'HTML with 20,000 table cells that span the whole table', name: 'spans.html', bytes: text(html(`<table>${many(20_000, () => '<tr><td rowspan=60000 colspan=1000>字</td></tr>').join('')}</table>`)), ends: 'either' },
  { what: 'DOCX whose document unpacks to 400 MB', name: 'bomb.docx', bytes: () => docx(Buffer.alloc(400_000_000, 0x20)), ends: 'refused' },
  { what: 'DOCX whose document unpacks to 400 MB and says it is small', name: 'liar.docx', bytes: () => docx(Buffer.alloc(400_000_000, 0x20), [], 1000), ends: 'refused' },
  { what: 'DOCX with entities that double 30 times', name: 'laughs.docx', bytes: () => docx(`${laughs}${paragraphs(['&e30;']).replace(/^<\?xml[^>]*>/u, '')}`), ends: 'either' },
  { what: 'DOCX of 20,000 nested tables', name: 'nested.docx', bytes: () => docx(paragraphs(['字']).replace('<w:body>', `<w:body>${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}`)), ends: 'either' },
  { what: 'DOCX with entries that climb out of their folder', name: 'climb.docx', bytes: () => docx(paragraphs([named(1), story, named(2), story]), ['../../climbed.txt', '/climbed.txt', '..\\climbed.txt']), ends: 'cases' },
  { what: 'DOCX cut in the middle', name: 'half.docx', bytes: () => real('docx-heading-styles', 'source.docx').subarray(0, 3500), ends: 'refused' },
  { what: 'DOCX without its last bytes', name: 'tail.docx', bytes: () => real('docx-heading-styles', 'source.docx').subarray(0, -30), ends: 'refused' },
  { what: 'DOCX of zeros behind its first bytes', name: 'zeros.docx', bytes: () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100_000)]), ends: 'refused' },
  { what: 'a ZIP that is no DOCX', name: 'files.docx', bytes: () => zipOf([{ name: 'a.txt', bytes: Buffer.from(story) }]), ends: 'refused' },
  { what: 'PDF cut in the middle', name: 'half.pdf', bytes: () => real('pdf-one-column', 'source.pdf').subarray(0, 25_000), ends: 'either' },
  { what: 'PDF without its last bytes', name: 'tail.pdf', bytes: () => real('pdf-one-column', 'source.pdf').subarray(0, -300), ends: 'either' },
  { what: 'PDF that is its first line only', name: 'line.pdf', bytes: text('%PDF-1.7\n'), ends: 'refused' },
  { what: 'PDF whose page tree contains itself', name: 'loop.pdf', bytes: text(`%PDF-1.4\n1 0 obj<<${pdfTail}/Kids[2 0 R 2 0 R]/Count 1000000000>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`), ends: 'refused' },
  { what: 'CSV of 1,000 rows behind one quote that is never closed', name: 'quote.csv', bytes: text(`标题,单位,正文\n"${`一件事,某校,${story}\n`.repeat(1000)}`), ends: 'cases' },
  { what: 'CSV of 5 MB behind one quote that is never closed', name: 'quotes-5.csv', bytes: text(`标题,单位,正文\n"${many(650, (i) => `一件事,第${String(i)}小学,${story.repeat(60)}${String(i)}\n`).join('')}`), ends: 'cases', slow: true },
  { what: 'CSV of 100,000 columns', name: 'wide.csv', bytes: text(`标题,正文${',栏'.repeat(100_000)}\n一件事,${story}${',字'.repeat(100_000)}\n`), ends: 'either' },
  { what: 'CSV of quotes only', name: 'quotes.csv', bytes: text(`标题,正文\n${'"'.repeat(1_000_000)}`), ends: 'either' },
  { what: 'CSV with code in its cells', name: '{}<script>.csv', bytes: text(`标题,单位,正文\n{}<script>alert(1)</script>,某县第一小学,"${story}{process.exit()}"\n=cmd|'/c calc'!A0,某县第二小学,${story}\n`), ends: 'cases' },
  { what: 'JSONL nested 100,000 deep', name: 'deep.jsonl', bytes: text('{"a":['.repeat(100_000)), ends: 'either' },
  { what: 'JSONL with a body nested 50,000 deep', name: 'body.jsonl', bytes: text(`{"title":"一件事","content":${'['.repeat(50_000)}"字"${']'.repeat(50_000)}}\n`), ends: 'either' },
  { what: 'JSONL with keys that name the prototype', name: 'keys.jsonl', bytes: text(`{"__proto__":{"title":"坏"},"constructor":1,"title":"一件事","organization":"河北省新乐市第一小学","content":"${story}"}\n`.repeat(2)), ends: 'cases' },
  { what: 'JSONL with half surrogates and zero characters', name: 'halves.jsonl', bytes: text(`{"title":"一\\ud800件\\u0000事","content":"${story}\\udfff"}\n`.repeat(2)), ends: 'either' },
  { what: 'JSON of one string of 5 MB', name: 'string.json', bytes: text(`["${'字'.repeat(1_600_000)}"]`), ends: 'either' },
  { what: 'a line of 5 MB without marks', name: 'line.txt', bytes: text(many(1_600_000, (i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 3000))).join('')), ends: 'either', slow: true },
  { what: 'a line of 5 MB of one character', name: 'same.txt', bytes: text('山'.repeat(1_600_000)), ends: 'either', slow: true },
  { what: 'a line of opening brackets and numbers', name: 'brackets.txt', bytes: text(`${'（1.'.repeat(300_000)}\n${'“《【'.repeat(100_000)}`), ends: 'either' },
  { what: 'a line of labels', name: 'labels.txt', bytes: text('案例简介：'.repeat(200_000)), ends: 'either', slow: true },
  { what: '100,000 headings and no text', name: 'headings.txt', bytes: text(many(100_000, named).join('\n')), ends: 'either', slow: true },
  { what: '100,000 numbered headings', name: 'numbered.txt', bytes: text(many(100_000, (i) => `案例${String(i)}：某校的办法`).join('\n')), ends: 'either', slow: true },
  { what: '100,000 empty lines and blanks', name: 'blank.txt', bytes: text(`${named(1)}\n${' \t　\n'.repeat(100_000)}${story}`), ends: 'either' },
  { what: '20,000 tabs in a line, 200 times', name: 'tabs.txt', bytes: text(`${'\t'.repeat(20_000)}\n`.repeat(200)), ends: 'either' },
]; // prettier-ignore
