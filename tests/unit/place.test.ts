import test from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { resolvePlace } from '../../src/core/place.ts';
import type { CaseText } from '../../src/core/types.ts';
import { readGazetteer } from '../../scripts/read-gazetteer.ts';
import { organisations } from './invented-organisations.ts';
import { placedTexts } from './invented-texts.ts';

const { value: gazetteer } = readGazetteer(fileURLToPath(new URL('../../content', import.meta.url)));

const caseText = (text: Partial<CaseText>): CaseText => ({
  title: '',
  organisation: '',
  body: '',
  batchTitle: '',
  ...text,
});
const resolve = (text: Partial<CaseText>) => resolvePlace(caseText(text), gazetteer);

test('resolvePlace() reads the place in the name of an organisation', () => {
  for (const [organisation, expected] of organisations) {
    const { value } = resolve({ organisation });
    const zone = value?.zone ? [`+${value.zone.name}`] : [];
    assert.equal(value === null ? '无' : [...value.names, ...zone].join(' '), expected, organisation);
  }
});

test('resolvePlace() reads title, text and batch title where the organisation is silent', () => {
  for (const [text, expected] of placedTexts)
    assert.equal(resolve(text).value?.names.join(' ') ?? '无', expected, JSON.stringify(text));
});

test('resolvePlace() finds every division again from its full name', () => {
  for (const { code, since } of gazetteer.divisions.values()) {
    const organisation = `${gazetteer.namesOf(code).join('')}教育局`;
    const body = since === null ? '' : `${since}年起步。`;
    assert.equal(resolve({ organisation, body }).value?.code, code, organisation);
  }
});

test('resolvePlace() finds every division from its own name or lists it among the candidates', () => {
  for (const { code, name, since } of gazetteer.divisions.values()) {
    const body = since === null ? '' : `${since}年起步。`;
    const { value, problems } = resolve({ organisation: `${name}教育局`, body });
    const candidates = problems.map((p) => p.args['candidates']).join();
    assert.ok(value?.code === code || candidates.includes(code), name);
  }
});

/** An ambiguous name → the code that is still certain, and the codes of its candidates. */
const ambiguous: readonly (readonly [text: Partial<CaseText>, code: string | null, candidates: string])[] = [
  [{ organisation: '通州区教育局' }, null, '110112 320612'],
  [{ organisation: '青山区教育局' }, null, '150204 420107'],
  [{ organisation: '朝阳教育局' }, null, '110105 211300 211321 220104'],
  [{ organisation: '鼓楼区教育局', batchTitle: '江苏省典型案例' }, '320000', '320106 320302'],
  [{ organisation: '鼓楼区教育局', body: '学校赴南京市学习。' }, null, '320106 320302 350102 410204'],
  [{ organisation: '市中区教育局' }, null, '370103 370402 511002 511102'],
  [{ organisation: '城关区教育局' }, null, '540102 620102'],
  [{ organisation: '白云区教育局', body: '白云区是省会新城。' }, null, '440111 520113'],
];

test('resolvePlace() lists the candidates of an ambiguous name and guesses none', () => {
  for (const [text, code, candidates] of ambiguous) {
    const { value, problems } = resolve(text);
    const listed = problems.flatMap((p) => [...String(p.args['candidates']).matchAll(/\d{6}/gu)].map(String));
    assert.deepEqual([value?.code ?? null, listed.join(' ')], [code, candidates], JSON.stringify(text));
  }
});

test('resolvePlace() names what the source does not print', () => {
  const rows = [
    ['江苏省仪征市教育局', ['扬州市']],
    ['深圳市福田区教育局', ['广东省']],
    ['怒江州教育体育局', ['云南省']],
    ['西南大学附属中学', ['重庆市']],
    ['湖南湘江新区教育局', ['长沙市']],
    ['广西桂林市教育局', []],
  ] as const;
  for (const [organisation, supplied] of rows)
    assert.deepEqual(resolve({ organisation }).value?.supplied, supplied, organisation);
});

test('resolvePlace() keeps the words of its evidence where they stand', () => {
  const texts = [
    ...organisations.map(([organisation]) => ({ organisation })),
    ...placedTexts.map(([text]) => text),
  ];
  for (const partial of texts) {
    const text = caseText(partial);
    for (const { words, where, at } of resolve(partial).value?.evidence ?? []) {
      const field = { ...text, batch: text.batchTitle, byline: '', decision: '' }[where];
      assert.equal(field.slice(at, (at ?? 0) + words.length), words, JSON.stringify(partial));
    }
  }
});

test('resolvePlace() says which words decided an ambiguous name, and by which rule', () => {
  const { value } = resolve({ organisation: '长安区教育局', batchTitle: '陕西省典型案例' });
  assert.deepEqual(value?.evidence, [
    { words: '长安区', where: 'organisation', at: 0, rule: 'organisation' },
    { words: '陕西省', where: 'batch', at: 0, rule: 'context' },
  ]);
});

test('resolvePlace() reads a new name by the latest year of the case', () => {
  const rows = [
    ['2019年起步，2022年铺开。', '500000', '重庆两江新区'],
    ['学校临江。', '500000', '重庆两江新区'],
    ['2025年秋季试行，2026年春季铺开。', '500157', undefined],
  ] as const;
  for (const [body, code, zone] of rows) {
    const { value } = resolve({ organisation: '两江新区教育局', body });
    assert.deepEqual([value?.code, value?.zone?.name], [code, zone], body);
  }
  assert.equal(resolve({ organisation: '和康县教育局' }).value?.code, '653228');
  assert.equal(resolve({ organisation: '重庆市江北区教育委员会', body: '2024年。' }).value?.code, '500105');
});

test('resolvePlace() tells the kind of a zone', () => {
  const rows = [
    ['湖南湘江新区教育局', '国家级新区'],
    ['威海市教育局经济技术开发区分局', '经济技术开发区'],
    ['合肥高新区教育局', '高新技术产业开发区'],
    ['北京市海淀区中关村学区管理中心', '学区'],
    ['海淀区学区制改革领导小组', undefined],
  ] as const;
  for (const [organisation, kind] of rows)
    assert.equal(resolve({ organisation }).value?.zone?.kind, kind, organisation);
});
