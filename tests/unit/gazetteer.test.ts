import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildGazetteer, commonCode, contains, shortName } from '../../src/core/gazetteer.ts';
import { placesSchema } from '../../src/core/schema/places.ts';
import { readGazetteer } from '../../scripts/read-gazetteer.ts';

test('shortName() takes off the ending and the peoples', () => {
  const rows = [
    ['江苏省', '江苏'],
    ['广西壮族自治区', '广西'],
    ['香港特别行政区', '香港'],
    ['阿里地区', '阿里'],
    ['怒江傈僳族自治州', '怒江'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['三都水族自治县', '三都'],
    ['东乡族自治县', '东乡'],
    ['鄂伦春自治旗', '鄂伦春'],
    ['管城回族区', '管城'],
    ['浦东新区', '浦东'],
    ['清新区', '清新'],
    ['万柏林区', '万柏林'],
    ['神农架林区', '神农架'],
    ['沙县区', '沙县'],
    ['新县', ''],
  ] as const;
  for (const [name, short] of rows) assert.equal(shortName(name), short, name);
});

test('contains() follows the digits of the code', () => {
  const rows = [
    ['320000', '320612', true],
    ['320600', '320612', true],
    ['320612', '320612', true],
    ['320100', '320612', false],
    ['320612', '320600', false],
    ['420000', '429004', true],
  ] as const;
  for (const [outer, inner, held] of rows) assert.equal(contains(outer, inner), held, `${outer} ${inner}`);
});

test('commonCode() finds the deepest division that holds all', () => {
  const rows = [
    [['360100', '360121'], '360100'],
    [['320106', '320302'], '320000'],
    [['110112', '320612'], null],
    [[], null],
  ] as const;
  for (const [codes, common] of rows) assert.equal(commonCode(codes), common, codes.join());
});

const rows = [
  { code: '37', name: '山东省' },
  { code: '3710', name: '威海市' },
  { code: '371002', name: '环翠区' },
  { code: '371072', name: '威海经济技术开发区' },
  { code: '42', name: '湖北省' },
  { code: '4290', name: '省直辖县级行政区划' },
  { code: '429004', name: '仙桃市' },
  { code: '44', name: '广东省' },
  { code: '4419', name: '东莞市' },
  { code: '441900121', name: '虎门镇' },
];

test('buildGazetteer() keeps divisions apart from groupings, towns and zones', () => {
  const gazetteer = buildGazetteer(
    rows,
    placesSchema.parse({ zone_kinds: [{ kind: '经开区', words: ['经济技术开发区'] }] }),
  );
  const known = [...gazetteer.divisions.keys()].join(' ');
  assert.equal(known, '370000 371000 371002 420000 429004 440000 441900');
  assert.deepEqual(gazetteer.forms.get('威海经济技术开发区')?.zone, {
    name: '威海经济技术开发区',
    kind: '经开区',
    anchor: '371000',
  });
});

test('namesOf() goes from province down and leaves out groupings', () => {
  const { value } = readGazetteer('no-such-folder');
  const paths = [
    ['371002', '山东省 威海市 环翠区'],
    ['429004', '湖北省 仙桃市'],
    ['110105', '北京市 朝阳区'],
    ['659001', '新疆维吾尔自治区 石河子市'],
    ['500105', '重庆市 江北区'],
    ['710000', '台湾省'],
    ['371072', ''],
    ['999999', ''],
  ] as const;
  for (const [code, names] of paths) assert.equal(value.namesOf(code).join(' '), names, code);
});

const folderWith = (yaml: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'places-'));
  const file = join(folder, 'taxonomy', 'places.yaml');
  mkdirSync(dirname(file));
  writeFileSync(file, yaml);
  return folder;
};

test('readGazetteer() takes the overlay of the content folder before the library’s own', () => {
  const { value } = readGazetteer(folderWith("aliases: { 鹏城: '440300' }\n"));
  assert.equal(value.forms.get('鹏城')?.readings[0]?.division.name, '深圳市');
  assert.equal(value.divisions.has('710000'), false);
});

test('readGazetteer() reports a faulty overlay with line and column', () => {
  const { value, problems } = readGazetteer(folderWith("aliases: { 鹏城: '4403' }\nzone: []\n"));
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place.line, place.column]),
    [
      ['bad-value', 1, 16],
      ['unknown-key', 2, 1],
    ],
  );
  assert.equal(value.namesOf('440300').join(' '), '广东省 深圳市');
});

test('readGazetteer() finds a division for every code of the library’s own overlay', () => {
  assert.deepEqual(readGazetteer('no-such-folder').problems, []);
});

test('readGazetteer() reports a code that no division has', () => {
  const { problems } = readGazetteer(folderWith("aliases: { 鹏城: '440399' }\n"));
  assert.deepEqual(
    problems.map(({ code, args }) => [code, args['term']]),
    [['unknown-term', '440399']],
  );
});
