import assert from 'node:assert/strict';
import test from 'node:test';
import { isOrganisationLine, namedHeading, organisationKind } from '../../src/core/organisation-name.ts';
import { shelf } from './read-blocks.ts';

const { organisations } = shelf;

test('organisationKind() reads the kind from the end of the name', () => {
  const rows: readonly (readonly [name: string, kind: string | null])[] = [
    ['甘肃省会宁县教育局', '教育行政部门'],
    ['会宁县教育科学研究所', '教研机构'],
    ['会宁县第一中学教育集团', '教育集团'],
    ['会宁县第一中学（集团）', '教育集团'],
    ['会宁县第一中学(集团)', '教育集团'],
    ['会宁县第一中学（东校区）', '学校'],
    ['会宁县教师进修学校', '教研机构'],
    ['会宁县河畔学区', '学区/联盟'],
    ['西北某师范大学', '高校'],
    ['会宁县教育局、会宁县第一中学', '教育行政部门'],
    ['会宁县教育局基础教育股', '教育行政部门'],
    ['会宁县教育局计财股', '教育行政部门'],
    ['会宁县教育局安全科', '教育行政部门'],
    ['会宁县教育局走进一间教研室里的科', null],
    ['会宁县', null],
    ['伙食账', null],
  ];
  for (const [name, kind] of rows) assert.equal(organisationKind(name, organisations), kind, name);
});

test('namedHeading() parts institution and title', () => {
  const rows: readonly (readonly [text: string, parts: readonly [string, string] | null])[] = [
    ['会宁县教育局：算得清的伙食账', ['会宁县教育局', '算得清的伙食账']],
    ['会宁县教育局:算得清的伙食账', ['会宁县教育局', '算得清的伙食账']],
    ['会宁县教育局——算得清的伙食账', ['会宁县教育局', '算得清的伙食账']],
    ['会宁县教育局 | 算得清的伙食账', ['会宁县教育局', '算得清的伙食账']],
    ['会宁县教育局、双峰县第一小学：两地一课', ['会宁县教育局、双峰县第一小学', '两地一课']],
    ['会宁县第一中学（集团）：一本账：从算到用', ['会宁县第一中学（集团）', '一本账：从算到用']],
    ['会宁县教育局 算得清的伙食账', ['会宁县教育局', '算得清的伙食账']],
    ['算得清的伙食账 会宁县教育局', ['会宁县教育局', '算得清的伙食账']],
    ['紧盯三个环节 办好家门口的学校', null],
    ['算得清的伙食账（会宁县教育局）', ['会宁县教育局', '算得清的伙食账']],
    ['会宁县教育局（河畔镇中心学校）', null],
    ['会宁县：算得清的伙食账', null],
    ['他说给教育局：这件事要办好', null],
    ['办好家门口的学校：会宁县的做法', null],
    ['会宁县教育局：全县有二十所学校。教师每周走教两天', null],
    ['会宁县教育局：', null],
    ['一本账（2021—2023年）', null],
  ];
  for (const [text, parts] of rows) {
    const found = namedHeading(text, organisations);
    assert.deepEqual(found === null ? null : [found.organisation, found.title], parts, text);
  }
});

test('isOrganisationLine() knows a name from a sentence that ends like one', () => {
  const rows: readonly (readonly [line: string, is: boolean])[] = [
    ['甘肃省会宁县教育局', true],
    ['会宁县教育局、双峰县教育局', true],
    ['将乐县第一小学', true],
    ['那坡县民族初级中学', true],
    ['新疆生产建设兵团第八师石河子总场学校', true],
    ['办好家门口的学校', false],
    ['把课堂搬进农家书屋学校', false],
    ['打造城区学校', false],
    ['从一所学校，到一片学校', false],
    ['学校', false],
  ];
  for (const [line, is] of rows) assert.equal(isOrganisationLine(line, organisations), is, line);
});
