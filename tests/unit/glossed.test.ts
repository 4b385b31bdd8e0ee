import assert from 'node:assert/strict';
import test from 'node:test';
import { glossed, glossedTexts, type Named } from '../../src/core/glossed.ts';
import { seededRandom } from './random-text.ts';

const entry = (id: string, term: string, also: string[] = [], unless: string[] = []): Named => ({
  id,
  term,
  also,
  unless,
});
const entries = [
  entry('yan', '教研', ['教学研究'], ['教研室']),
  entry('ben', '校本教研'),
  entry('zhi', '教研制度'),
  entry('ke', 'STEM'),
];

/** A text with its links in brackets. */
const marked = (segments: ReturnType<typeof glossed>) =>
  segments.map(({ text, id }) => (id === null ? text : `[${text}→${id}]`)).join('');

test('glossed() links the first use of each term, the longest name first', () => {
  const rows: readonly [text: string, marked: string][] = [
    ['', ''],
    ['没有术语', '没有术语'],
    ['教研', '[教研→yan]'],
    ['先教研，再教研。', '先[教研→yan]，再教研。'],
    ['教学研究就是教研', '[教学研究→yan]就是教研'],
    ['校本教研与教研', '[校本教研→ben]与[教研→yan]'],
    ['校本教研，又是校本教研', '[校本教研→ben]，又是校本教研'],
    ['校本教研制度', '[校本教研→ben]制度'],
    ['教研制度', '[教研制度→zhi]'],
    ['县教研室', '县教研室'],
    ['县教研室管教研', '县教研室管[教研→yan]'],
    ['SYSTEM与STEM', 'SYSTEM与[STEM→ke]'],
    ['<b>教研</b>{教研}', '<b>[教研→yan]</b>{教研}'],
  ];
  assert.deepEqual(
    rows.map(([text]) => [text, marked(glossed(text, entries))]),
    rows,
  );
});

test('glossedTexts() links a term once for all texts of a page', () => {
  const texts = ['教研', '教研与STEM', 'STEM'];
  assert.deepEqual(glossedTexts(texts, entries).map(marked), ['[教研→yan]', '教研与[STEM→ke]', 'STEM']);
});

test('stretches of random texts joined are the text, and no entry is linked twice', () => {
  const random = seededRandom(7);
  const syllables = ['教', '研', '校', '本', '制', '度', '室', 'STEM', '，', '学', '究'];
  for (let trial = 0; trial < 500; trial += 1) {
    const text = Array.from({ length: 40 }, () => syllables[Math.floor(random() * syllables.length)]).join(
      '',
    );
    const segments = glossed(text, entries);
    const ids = segments.flatMap(({ id }) => (id === null ? [] : [id]));
    assert.equal(segments.map((segment) => segment.text).join(''), text);
    assert.equal(new Set(ids).size, ids.length, text);
  }
});
