import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { headReadings, pinyinKeys, syllableTable } from '../../src/build/pinyin-keys.ts';
import {
  initialOf,
  keysOfInitials,
  keysOfReading,
  wholeInitialsKey,
} from '../../src/core/search/pinyin-keys.ts';
import { decodeSyllables, encodeSyllables } from '../../src/core/search/syllable-table.ts';
import { isInitials, parsePinyin, syllables } from '../../src/core/search/syllables.ts';

const shown = (text: string) =>
  parsePinyin(text).map(({ syllables: read, begun }) =>
    [...read, ...(begun === '' ? [] : [`${begun}…`])].join(' '),
  );

test('parsePinyin() cuts what people type', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['jituanhua', 'ji tuan hua'],
    ['ji tuan hua', 'ji tuan hua'],
    ['Ji-Tuan·Hua', 'ji tuan hua'],
    ['JITUANHUA', 'ji tuan hua'],
    ['JiTuanHua', 'ji tuan hua'],
    ['jítuánhuà', 'ji tuan hua'],
    ['ji2tuan2hua4', 'ji tuan hua'],
    ['ｊｉｔｕａｎ', 'ji tuan'],
    ['jiàoyù', 'jiao yu'],
    ['jiɑoyu', 'jiao yu'],
    ['lüse', 'lv se'],
    ['lǜsè', 'lv se'],
    ['lu:4se4', 'lv se'],
    ['lvse', 'lv se'],
    ['lyuse', 'lv se'],
    ['nüer', 'nv er'],
    ['jilüe', 'ji lve'],
    ['jilve', 'ji lve'],
    ['jilue', 'ji lve'],
    ['nue', 'nve'],
    ['qv', 'qu'],
    ['jituanh', 'ji tuan h…'],
    ['jituanzho', 'ji tuan zho…'],
    ['ji tuan zh', 'ji tuan zh…'],
    ['eluosiyu', 'e luo si yu'],
  ];
  for (const [typed, best] of rows) assert.deepEqual([typed, shown(typed)[0]], [typed, best]);
});

test('parsePinyin() gives every cutting of what can be cut in several ways', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['xian', ['xian', 'xi an']],
    ["xi'an", ['xi an']],
    ['xi an', ['xi an']],
    ['xi1an1', ['xi an']],
    ['fangan', ['fan gan', 'fang an']],
    ['lanyu', ['lan yu', 'la nv']],
    ['luer', ['lu er']],
  ];
  for (const [typed, all] of rows) assert.deepEqual([typed, shown(typed)], [typed, all]);
  assert.equal(parsePinyin('xianshixiangxiangangongan').length, 8);
});

test('parsePinyin() knows what is no pinyin', () => {
  const none = [
    '',
    ' ',
    'j',
    'hello',
    '5G',
    '2.0',
    '3+9+N',
    'p2p',
    '双减',
    '双减jian',
    'ji tuanh hua',
    'STEM',
    "'ji",
  ];
  for (const text of none) assert.deepEqual([text, shown(text)], [text, []]);
});

test('parsePinyin() reads every syllable as itself, and every two joined', () => {
  assert.equal(syllables.length, 411);
  for (const [i, syllable] of syllables.entries()) {
    const next: string = syllables[(i * 7 + 3) % syllables.length] ?? '';
    assert.ok(shown(syllable).includes(syllable), syllable);
    assert.ok(shown(syllable + next).includes(`${syllable} ${next}`), syllable + next);
    assert.deepEqual(shown(`${syllable}'${next}`)[0], `${syllable} ${next}`);
  }
});

test('parsePinyin() takes no longer text than people type', () => {
  assert.equal(parsePinyin('xian'.repeat(30)).length, 8);
  assert.deepEqual(parsePinyin('xian'.repeat(31)), []);
  assert.deepEqual(parsePinyin('a '.repeat(50_000)), []);
});

test('isInitials() takes three to eight letters that can begin a syllable', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['jth', true],
    ['XGXP', true],
    ['zhjy', true],
    ['jt', false],
    ['abcdefghj', false],
    ['jiy', false],
    ['juy', false],
    ['jv5', false],
  ];
  for (const [text, expected] of rows) assert.deepEqual([text, isInitials(text)], [text, expected]);
});

test('headReadings() reads characters in their context first, and breaks at what is not Han', () => {
  const first = (text: string) =>
    headReadings(text)
      .map(([reading]) => reading ?? '|')
      .join(' ');
  const rows: readonly (readonly [string, string])[] = [
    ['蔚县', 'yu xian'],
    ['重庆重视', 'chong qing zhong shi'],
    ['“双减”之后', 'shuang jian zhi hou'],
    ['“3+9+N”集团办学：绿色', '| ji tuan ban xue | lv se'],
    ['縣管校聘', 'xian guan xiao pin'],
    ['著名學者', 'zhu ming xue zhe'],
  ];
  for (const [text, expected] of rows) assert.deepEqual([text, first(text)], [text, expected]);
  assert.deepEqual(headReadings('都'), [['dou', 'du']]);
});

test('pinyinKeys() makes the keys that a query asks for', () => {
  assert.deepEqual(
    [...pinyinKeys('乡管校聘')].sort(),
    ['~xiang', '~guan', '~xiao', '~jiao', '~pin', '~xiang guan', '~guan xiao', '~guan jiao', '~xiao pin', '~jiao pin',
     '~-xgx', '~-xgj', '~-gxp', '~-gjp', '~=xgxp', '~=xgjp'].sort(),
  ); // prettier-ignore
  const rows: readonly (readonly [string, string])[] = [
    ['长乐区教师进修学校', 'changlequ'],
    ['长乐区教师进修学校', 'jiaoshijinxiu'],
    ['绿色校园', 'lüse'],
    ['单县第一中学', 'shanxian'],
    ['城乡一体化', 'cheng xiang yi ti hua'],
    ['方案', 'fangan'],
    ['西安市', 'xian'],
  ];
  for (const [head, typed] of rows) {
    const keys = new Set(pinyinKeys(head));
    const found = parsePinyin(typed).some((reading) =>
      keysOfReading(reading.syllables).every((key) => keys.has(key)),
    );
    assert.deepEqual([typed, found], [typed, true]);
  }
});

test('initials of a query find the name: zh, ch, sh by their first letter', () => {
  const keys = new Set(pinyinKeys('中山市实验小学'));
  assert.ok(keys.has(wholeInitialsKey('ZSSSYXX')));
  for (const letters of ['zss', 'SYXX', 'zsssyxx'])
    assert.deepEqual([letters, keysOfInitials(letters).every((key) => keys.has(key))], [letters, true]);
  assert.deepEqual(keysOfInitials('SYXX'), ['~-syx', '~-yxx']);
  assert.equal(initialOf('zhong'), 'z');
});

test('keys of sounds do not run into each other', () => {
  const ofInitials = new Set(['fen', 'hen', 'dan'].flatMap(keysOfInitials));
  assert.deepEqual(
    [...ofInitials].filter((key) => pinyinKeys('很分单').includes(key)),
    [],
  );
});

test('decodeSyllables() gives what encodeSyllables() took', () => {
  for (const library of ['', '城乡㗊著衛𠮷县長', '龢靐A5'].map((text) => new Set(text))) {
    const table = syllableTable(library);
    const read = decodeSyllables(encodeSyllables(table));
    const sorted = (given: ReadonlyMap<string, readonly string[]>) =>
      [...given]
        .filter(([, all]) => all.length > 0)
        .map(([c, all]) => [c, [...all].sort().join(' ')].join(' '))
        .sort();
    assert.deepEqual(sorted(read), sorted(table));
  }
  const table = syllableTable(new Set('著'));
  assert.deepEqual([...(table.get('着') ?? [])].sort(), ['zhao', 'zhe', 'zhu', 'zhuo']);
});

const sets = ['cmrc', 'drcd'].map((name) => new URL(`../../../shared/retrieval/${name}/`, import.meta.url));
const hasSets = sets.every((set) => existsSync(set));
type Row = {
  readonly id: string;
  readonly title?: string;
  readonly kind?: string;
  readonly query?: string;
  readonly relevant?: readonly string[];
};

test(
  'typed pinyin has its keys among those of a right title',
  { skip: hasSets ? false : 'no retrieval sets here' },
  () => {
    for (const set of sets) {
      const rows = (name: string) =>
        readFileSync(new URL(name, set), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Row);
      const titles = new Map(rows('docs.jsonl').map(({ id, title }) => [id, title ?? '']));
      const asked = rows('queries.jsonl').filter(({ kind }) => kind === 'e-pinyin');
      const found = asked.filter(({ query = '', relevant = [] }) =>
        relevant.some((id) => {
          const keys = new Set(pinyinKeys(titles.get(id) ?? ''));
          return parsePinyin(query).some(({ syllables: read }) =>
            keysOfReading(read).every((key) => keys.has(key)),
          );
        }),
      );
      assert.ok(
        asked.length > 0 && found.length / asked.length >= 0.99,
        `${found.length} of ${asked.length}`,
      );
    }
  },
);
