import assert from 'node:assert/strict';
import test from 'node:test';
import { findAnchors } from '../../src/core/anchors.ts';
import { namesActor } from '../../src/core/names-actor.ts';
import { blocksOf, shelf } from './read-blocks.ts';

const body = '全县二十所学校结成三个共同体，教师每周走教两天，村小的音乐课不再空着，家长都说好。';
const long = `${body}${body}${body}${body}`;

test('findAnchors() finds how cases are marked, and where each begins', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], family: string, starts: readonly number[]])[] = [
    ['institution and title', ['汇编', '云南省通海县教育局：甲的那一课', body, '湖南省双峰县第一小学：乙的那一课', body], 'named', [1, 3]],
    ['labels alone', [`案例简介：${body}`, `案例简介：${body}`], 'labelled', [0, 1]],
    ['labels in rounds', ['案例名称：甲', '申报单位：某县教育局', `案例简介：${body}`, '案例名称：乙', '申报单位：某县第一小学', `案例简介：${body}`], 'labelled', [0, 3]],
    ['a lost title among titled ones', ['云南省通海县教育局：甲的那一课', `案例简介：${body}`, `案例简介：${body}`, '湖南省双峰县第一小学：乙的那一课', `案例简介：${body}`], 'labelled', [0, 2, 3]],
    ['numbers on lines of their own', ['01', '通海县把会开短', body, '02', '双峰县把路修平', body], 'numbered', [0, 3]],
    ['case numbers, whatever follows', ['案例一', '把会开短', body, '案例二', '把路修平', body], 'numbered', [0, 3]],
    ['numbered headings with places', ['一、甘肃省会宁县算清伙食账', body, '二、青海省同德县周末夜校', body], 'numbered', [0, 2]],
    ['bylines', ['总标题', '云南省通海县', '甲的那一课', body, '（作者系通海县教育局局长）', '乙的那一课', body, '（作者系双峰县教育局局长）'], 'byline', [1, 5]],
    ['institutions with titles below', ['总标题', '云南省通海县教育局', '甲的那一课', body, '湖南省双峰县第一小学', '乙的那一课', body], 'headed', [1, 4]],
    ['institutions with titles above', ['总标题', '甲的那一课', '云南省通海县教育局', body, '乙的那一课', '湖南省双峰县第一小学', body], 'headed', [1, 4]],
    ['an article with numbered sections', ['通海县三年补齐音乐课', body, '一、城乡学校同课表', long, '二、打造乡镇学校样板', long], 'article', [0]],
    ['an article whose text names the place', ['一个都不能少', `近年来，甘肃省会宁县办成一件事。${long}`], 'article', [0]],
    ['text of nobody', ['一个都不能少', long], 'none', []],
    ['news of cases', ['甘肃省公布第三批典型案例', long], 'none', []],
    ['a notice', ['关于征集会宁县乡村教育案例的通知', long], 'none', []],
    ['a yearly report', ['会宁县2023年教育工作总结', long], 'none', []],
    ['cases announced and numbered', ['会宁县教育案例两则', '1. 甲的那一课', body, '2. 乙的那一课', body], 'numbered', [1, 3]],
    ['sections of one announced case', ['会宁县教育案例选登', '一、背景', long, '二、做法', long], 'none', []],
    ['places below the masthead', ['总标题', '【贵州省正安县】把游戏还给孩子', body, '【黑龙江省嘉荫县】车里的教室', body], 'headed', [1, 3]],
    ['an article below its institution', ['倒了的围墙', '河北省涞源县南马庄乡中心学校', long], 'article', [0]],
    ['a plan', ['会宁县教育三年行动计划（2021—2023年）', long], 'none', []],
    ['nothing', [], 'none', []],
  ]; // prettier-ignore
  for (const [name, lines, family, starts] of rows)
    assert.deepEqual(findAnchors(blocksOf(lines.join('\n')), shelf), { family, starts }, name);
});

test('namesActor() knows certain places and institutions from schools and counties in general', () => {
  const rows: readonly (readonly [text: string, names: boolean])[] = [
    ['甘肃省会宁县算清伙食账', true],
    ['会宁县教育局', true],
    ['第一实验小学', true],
    ['云南省通海县教育局：甲的那一课', true],
    ['通州区的劳动教育地图', true],
    ['城乡学校同课表', false],
    ['打造乡镇学校样板', false],
    ['全县一盘棋', false],
    ['创新县域教研', false],
    ['乡镇中心校', false],
    ['办好家门口的学校', false],
    ['重点任务', false],
  ];
  for (const [text, names] of rows) assert.equal(namesActor(text, shelf), names, text);
});
