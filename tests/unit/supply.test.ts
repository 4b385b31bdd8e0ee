import assert from 'node:assert/strict';
import test from 'node:test';
import { resolvePlace } from '../../src/core/place.ts';
import { supplyOrganisation, supplyTitle } from '../../src/core/supply.ts';
import { shelf } from './read-blocks.ts';

const placeOf = (body: string) =>
  resolvePlace({ title: '', organisation: '', body, batchTitle: '' }, shelf.gazetteer).value;

test('supplyOrganisation() takes a name only where the text says it', () => {
  const rows: readonly (readonly [body: string, name: string | null])[] = [
    ['江苏省沛县教育局在湖边开了三所船头书屋。', '江苏省沛县教育局'],
    ['近年来，沛县教育局把书屋开到船上。', '沛县教育局'],
    ['沛县的湖边风大。2020年，由沛县第二实验小学牵头，三校合办书屋。', '沛县第二实验小学'],
    ['沛县的孩子跟着船走，县里开了书屋。', null],
    ['沛县推行集团化办学，三年建成五个集团。', null],
    ['沛县全域推行集团化办学，三年建成五个集团。', null],
    ['沛县深化学区制改革，学区内教师同岗。', null],
    ['沛县实施学校联盟行动，联盟校共用教师。', null],
    ['沛县办好每一所乡村学校，让孩子就近上学。', null],
    ['沛县全县小学都开了书法课。', null],
    ['沛县共有中小学六十所，另有幼儿园。', null],
    ['教育局和学校一起想办法。', null],
    ['沛县的村小缺老师。2021年，县教育局把四所村校编成一组。', '沛县教育局'],
    ['沛县的村小缺老师，市教育局派来三人。', null],
    ['沛县靠湖。江苏师范大学与县里签约共建三所船头书屋。', null],
    ['沛县取消中小学校长的级别。', null],
    ['沛县靠湖，渔村散。学校少而小。孩子跟船走。后来，沛县湖畔小学开办了船头书屋。', '沛县湖畔小学'],
  ];
  for (const [body, name] of rows)
    assert.equal(supplyOrganisation(body, placeOf(body), shelf.organisations)?.text ?? null, name, body);
});

test('supplyOrganisation() keeps the words and where they stand', () => {
  const body = '近年来，沛县教育局把书屋开到船上。';
  assert.deepEqual(supplyOrganisation(body, placeOf(body), shelf.organisations), {
    text: '沛县教育局',
    kind: '教育行政部门',
    evidence: { words: '沛县教育局', where: 'body', at: 4, rule: 'named-in-text' },
  });
});

test('supplyTitle() proposes place and telling clause, with the words it rests on', () => {
  const rows: readonly (readonly [body: string, models: readonly string[], title: string])[] = [
    ['沛县在湖边。县里探索船头书屋办学，孩子靠岸就读。', [], '沛县：探索船头书屋办学'],
    ['沛县靠湖。一是推进校舍改造工程；二是打造“湖课堂”课程。', ['湖课堂'], '沛县：打造“湖课堂”课程'],
    ['沛县的书屋开在船上。', [], '沛县的书屋开在船上'],
    ['沛县的湖边办起“船头书屋”已经六年，三所小学轮流值守。', ['船头书屋'], '沛县的“船头书屋”'],
    ['三年前的冬天，湖面冻了。沛县的孩子走着冰去上学，一路上要歇两次。', [], '沛县的做法'],
    ['', [], '无题'],
  ];
  for (const [body, models, title] of rows) {
    const supplied = supplyTitle(body, placeOf(body), null, models);
    assert.equal(supplied.text, title, body);
    for (const { words, at } of supplied.evidence)
      assert.equal(body.slice(at, (at ?? 0) + words.length), words);
  }
});
