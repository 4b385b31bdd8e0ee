import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { facetPairs } from '../../src/core/pairs.ts';
import { provinceCodes, tileMapSchema } from '../../src/core/schema/tile-map.ts';
import { catalogue } from '../../src/lib/catalogue.ts';
import type { Heading } from '../../src/lib/catalogue.ts';
import { matrixOf } from '../../src/lib/matrix.ts';
import { modelFamilies, modelIndex, modelSample } from '../../src/lib/model-families.ts';
import { ordersOf } from '../../src/lib/orders.ts';
import type { PlaceNode } from '../../src/lib/places.ts';
import { shadeClass, shadesFor, shadeWords } from '../../src/lib/shades.ts';
import { placeMap } from '../../src/lib/tile-map.ts';
import { timeLine } from '../../src/lib/time-line.ts';
import { batch, record, taxonomy } from './lib-records.ts';
import { shelf } from './read-blocks.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const shipped = tileMapSchema.parse(parse(read('content/taxonomy/tile-map.yaml')));

test('the shipped map has every unit at province level that the table of divisions knows, each once', () => {
  const known = [...shelf.gazetteer.divisions.keys()].filter((code) => code.endsWith('0000')).sort();
  const tiles = shipped.tiles.map(({ code }) => code);
  assert.deepEqual([[...tiles].sort(), [...provinceCodes].sort()], [known, known]);
  assert.equal(tiles.length, 34);
  for (const { code, name } of shipped.tiles)
    assert.ok(shelf.gazetteer.divisions.get(code)?.name.startsWith(name), `${code} ${name}`);
});

test('tileMapSchema names what is wrong with a map', () => {
  const tile = { code: '110000', name: '北京', short: '京', row: 1, column: 2 };
  const rows: readonly [tiles: object[], fault: string][] = [
    [[tile], ''],
    [[tile, { ...tile, code: '120000', name: '天津' }], '“天津”与“北京”的位置相同'],
    [[tile, { ...tile, row: 2 }], '“北京”与“北京”的代码相同'],
    [[{ ...tile, row: 3 }], '“北京”在 2 行 2 列之外'],
    [[{ ...tile, column: 3 }], '“北京”在 2 行 2 列之外'],
    [[{ ...tile, code: '990000' }], 'Invalid option'],
    [[], 'Too small'],
  ];
  for (const [tiles, fault] of rows) {
    const { error } = tileMapSchema.safeParse({ rows: 2, columns: 2, tiles });
    assert.ok(fault === '' ? error === undefined : error?.issues[0]?.message.startsWith(fault), fault);
  }
});

test('shadesFor() parts counts into at most four steps without gaps', () => {
  const rows: readonly [most: number, words: string][] = [
    [0, ''],
    [1, '1'],
    [2, '1 2'],
    [3, '1 2 3'],
    [6, '1 2 3 4–6'],
    [15, '1 2–3 4–7 8–15'],
    [1000, '1–5 6–31 32–177 178–1,000'],
  ];
  for (const [most, words] of rows) {
    const shades = shadesFor(most);
    assert.equal(shades.map(shadeWords).join(' '), words);
    const classes = Array.from({ length: most }, (_, i) => shadeClass(shades, i + 1));
    assert.deepEqual(
      [...new Set(classes)],
      shades.map(({ level }) => `d${level}`),
    );
    assert.deepEqual([shadeClass(shades, 0), shades.at(-1)?.to ?? 0], ['d0', most]);
  }
});

const node = (code: string, name: string, total: number): PlaceNode => ({
  code,
  name,
  address: `places/${code}.html`,
  path: [],
  children: [],
  own: [],
  total,
});

test('placeMap() reads row by row, counts what is filed, and keeps what has no square', () => {
  const nodes = [node('530000', '云南省', 5), node('110000', '北京市', 1), node('990000', '某地', 2)];
  const { tiles, shades, outside } = placeMap(shipped, nodes);
  assert.equal(tiles.length, 34);
  assert.ok(
    tiles.every(({ row, column }, i) => {
      const before = tiles[i - 1];
      return before === undefined || before.row < row || (before.row === row && before.column < column);
    }),
  );
  assert.deepEqual(
    tiles.filter(({ count }) => count > 0).map(({ name, count, shade, href }) => [name, count, shade, href]),
    [
      ['北京', 1, 'd1', '/places/110000.html'],
      ['云南', 5, 'd4', '/places/530000.html'],
    ],
  );
  assert.ok(tiles.every(({ count, href, shade }) => (count === 0) === (href === null && shade === 'd0')));
  assert.deepEqual([shades.at(-1)?.to, outside.map(({ name }) => name)], [5, ['某地']]);
});

const cases = [
  record({ id: 'a-01', primary: ['教研'], stages: ['小学'], years: [2020], models: ['3+9+N', '四全'] }),
  record({ id: 'a-02', secondary: ['教研'], stages: ['小学', '初中'], years: [2020, 2018] }),
  record({ id: 'a-03', primary: ['教研'], secondary: ['课堂教学'], stages: ['小学'], models: ['四全'] }),
  record({ id: 'b-01', primary: ['课堂教学'], stages: ['初中'], models: ['一心四环', '问学课堂', '138'] }),
];
const batches = [batch('a', { published: '2021-03' }), batch('b'), batch('c', { published: '2022' })];
const slugs = new Map(['3+9+N', '四全', '一心四环', '问学课堂', '138'].map((name, i) => [name, `m${i}`]));
const all = catalogue({ cases, batches, taxonomy, slugOf: (model) => slugs.get(model) });

test('matrixOf() leads from a full cell to the page of both headings, from a thin one to the topic', () => {
  const { columns, rows, without } = matrixOf(all, { all: facetPairs(all.cases, taxonomy) });
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['小学', '初中'],
  );
  assert.deepEqual(
    rows.map(({ heading, cells }) => [heading.name, ...cells.map(({ count, href }) => `${count} ${href}`)]),
    [
      ['教研', '3 /topics/jiaoyan/xiaoxue.html', '1 /topics/jiaoyan.html'],
      ['课堂教学', '1 /topics/ketang.html', '1 /topics/ketang.html'],
    ],
  );
  assert.deepEqual(without, [
    { what: '主题', names: ['德育与心理'] },
    { what: '学段', names: ['全学段'] },
  ]);
});

test('timeLine() has a row for each year that a case names or a batch was published in, newest first', () => {
  const { rows, undated } = timeLine(all);
  assert.deepEqual(
    rows.map(({ year, cases: cell, batches: held }) => [
      year,
      cell.count,
      cell.href,
      ...held.map((heading) => heading.batch.id),
    ]),
    [
      ['2021年', 0, null, 'a'],
      ['2020年', 2, '/years/2020.html'],
      ['2018年', 1, '/years/2018.html'],
    ],
  );
  assert.deepEqual(
    undated.map((heading) => heading.batch.id),
    ['b'],
  );
});

const names = (headings: readonly { readonly name: string }[]) => headings.map(({ name }) => name).join();

test('modelFamilies() tells names by figures and signs', () => {
  const rows: readonly [name: string, family: string][] = [
    ['3+9+N', '加式'],
    ['名校＋', '加式'],
    ['一心四环', '数字对举'],
    ['8字8条', '数字对举'],
    ['一核四维四结合', '数字对举'],
    ['四全', '数字起头'],
    ['1234', '数字起头'],
    ['五化', '数字起头'],
    ['问学课堂', '其他名称'],
    ['教-研-评-训', '其他名称'],
  ];
  const heading = (name: string): Heading => ({ id: name, name, scope: '', address: name, cases: [] });
  for (const [name, family] of rows)
    assert.deepEqual(
      modelFamilies([heading(name)]).map((found) => found.name),
      [family],
      name,
    );
});

test('modelSample() takes from each family in turn, no bare figures', () => {
  assert.equal(names(modelSample(all, 3)), '3+9+N,一心四环,四全');
  assert.equal(names(modelSample(all, 9)), '3+9+N,一心四环,四全,问学课堂');
  assert.deepEqual(modelSample({ models: [], cases: [] }, 3), []);
});

test('modelIndex() lists every model by its letter and orders by number those that several cases name', () => {
  const { families, letters, orders } = modelIndex(all.models);
  assert.deepEqual(
    families.map(({ name, items }) => [name, names(items)]),
    [
      ['加式', '3+9+N'],
      ['数字对举', '一心四环'],
      ['数字起头', '四全,138'],
    ],
  );
  assert.equal(letters.flatMap(({ items }) => items).length, 5);
  assert.deepEqual(
    orders.map(({ links }) => names(links)),
    ['四全'],
  );
});

test('ordersOf() gives headings with cases by number and by pinyin', () => {
  const item = (name: string, count: number) => ({ name, count, href: count === 0 ? null : name, scope: '' });
  const items = [item('小学', 2), item('初中', 5), item('高中', 5), item('中职', 0)];
  assert.deepEqual(
    ordersOf(items).map(({ name, links }) => `${name} ${names(links)}`),
    ['按件数 初中,高中,小学', '按音序 初中,高中,小学'],
  );
  assert.deepEqual(
    ordersOf([item('学前', 1), item('教研', 1)]).map(({ links }) => names(links)),
    ['学前,教研', '教研,学前'],
  );
  assert.deepEqual(ordersOf(items.slice(2)), []);
});

/** Relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('numbers on every shade have a contrast of 4.5 and more, light and dark', () => {
  const [light = '', dark = ''] = read('src/styles/tokens.css').split('@media');
  const tokensOf = (css: string) =>
    new Map([...css.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{3,6})/gu)].map(([, name, hex]) => [name, hex ?? '']));
  for (const [scheme, css] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    const tokens = tokensOf(css);
    for (const level of [1, 2, 3, 4]) {
      const [ground, text] = [
        tokens.get(`--data-${level}`) ?? '',
        tokens.get(level === 4 ? '--on-data-4' : '--ink') ?? '',
      ];
      const [a = 0, b = 0] = [luminance(ground), luminance(text)].sort((x, y) => y - x);
      const contrast = (a + 0.05) / (b + 0.05);
      assert.ok(contrast >= 4.5, `${scheme} --data-${level} ${contrast.toFixed(2)}`);
    }
  }
});
