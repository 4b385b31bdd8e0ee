import assert from 'node:assert/strict';
import test from 'node:test';
import { repair } from '../../src/core/repair.ts';
import { traced } from '../../src/core/traced.ts';
import { shelf } from './read-blocks.ts';

const mend = (captured: string) => repair(captured, traced(captured), shelf);

test('repair() widens punctuation that a crawler narrowed, and nothing else', () => {
  const rows: readonly (readonly [name: string, captured: string, text: string])[] = [
    [
      'marks beside characters',
      '一是建机制;二是搭平台:做什么?做课程!好,',
      '一是建机制；二是搭平台：做什么？做课程！好，',
    ],
    ['marks beside quotation marks', '推行“双减”,印发《办法》;', '推行“双减”，印发《办法》；'],
    ['a mark behind a number', '由12所增至35,位居前列;达98%,其中', '由12所增至35，位居前列；达98%，其中'],
    [
      'times, ratios and thousands stay',
      '从16:10到17:40,师生比1:9,共1,200人',
      '从16:10到17:40，师生比1:9，共1,200人',
    ],
    ['brackets round Chinese', '全县(含村小)共十所,好', '全县（含村小）共十所，好'],
    ['brackets round Latin behind Chinese', '科学(STEM)课,开', '科学（STEM）课，开'],
    ['nested brackets', '学校(含分校(两所))均,可', '学校（含分校（两所））均，可'],
    ['a lone bracket stays', '见图1),全县:好', '见图1)，全县：好'],
    ['brackets of Latin text stay', '课程,f(x)与AI,各', '课程，f(x)与AI，各'],
    [
      'a text that has full-width marks',
      '全县，共十所；其中（两所）A,B,好',
      '全县，共十所；其中（两所）A,B,好',
    ],
  ];
  for (const [name, captured, text] of rows) assert.equal(mend(captured).value.text, text, name);
});

test('repair() gives back what narrowing took', () => {
  const texts = [
    '全县54所小学（含教学点）都开，经费由财政、学校、家长分担：财政出六成。',
    '孩子学什么？学徽剧；谁来教？匠人！（不收费）',
    '他说：“好。”于是（按《方案》）推行，至今。',
  ];
  for (const text of texts) assert.equal(mend(text.normalize('NFKC')).value.text, text);
});

test('repair() makes converter text simplified, and leaves simplified text alone', () => {
  const rows: readonly (readonly [name: string, captured: string, text: string])[] = [
    ['glosses', '學(xué)校優(yōu)質(zhì)均衡發(fā)展，開(kāi)課', '学校优质均衡发展，开课'],
    [
      'traditional without glosses',
      '鄉村學校的教師每週走教兩天，學生滿意',
      '乡村学校的教师每周走教两天，学生满意',
    ],
    [
      'two glosses are somebody’s own',
      '“行(xíng)”字难倒学生，“重(zhòng)”字也是',
      '“行(xíng)”字难倒学生，“重(zhòng)”字也是',
    ],
    [
      'Latin in brackets is no gloss',
      '科学(stem)、艺术(art)、劳动(work)、体育(sport)',
      '科学（stem）、艺术（art）、劳动（work）、体育（sport）',
    ],
    ['simplified text is not converted', '成绩显著，着力推进，了解学生', '成绩显著，着力推进，了解学生'],
  ];
  for (const [name, captured, text] of rows) assert.equal(mend(captured).value.text, text, name);
});

test('repair() cuts spliced words and says so', () => {
  const captured = '第一行。\n一校一策金冠娱乐，一校一品鸿运棋牌，稳步推进。';
  const { value, problems } = mend(captured);
  assert.equal(value.text, '第一行。\n一校一策，一校一品，稳步推进。');
  assert.deepEqual(
    problems.map(({ code, place, args }) => [code, place.line, args['words']]),
    [
      ['spliced-text', 2, '金冠娱乐'],
      ['spliced-text', 2, '鸿运棋牌'],
    ],
  );
  assert.deepEqual(mend('课间，孩子们在文体娱乐，学校不催。').problems, []);
});

/** Code, line, column and words of each problem. */
const places = (captured: string) =>
  mend(captured).problems.map(({ code, place }) => [code, place.line, place.column, place.words]);

test('repair() changes of traditional text only the characters that differ', () => {
  const { edits, text } = mend('鄉村學校的教師走教\n學生的數學好').value;
  assert.equal(text, '乡村学校的教师走教\n学生的数学好');
  assert.deepEqual(
    edits.map(({ start, before, after, rule }) => [start, before, after, rule]),
    [
      [0, '鄉', '乡', 'traditional'],
      [2, '學', '学', 'traditional'],
      [6, '師', '师', 'traditional'],
      [10, '學', '学', 'traditional'],
      [13, '數學', '数学', 'traditional'],
    ],
  );
});

test('repair() reads traditional text of any origin, and leaves simplified lines among it', () => {
  const rows: readonly (readonly [name: string, captured: string, text: string])[] = [
    ['Hong Kong', '學校裏的衞生與綫路，說明與着重', '学校里的卫生与线路，说明与着重'],
    ['Taiwan', '學校裡的課程，臺灣與祕書', '学校里的课程，台湾与秘书'],
    [
      'a simplified line with a word that a converter spoils',
      '鄉村學校的教師走教\n学校里成绩显著，国家发来贺信',
      '乡村学校的教师走教\n学校里成绩显著，国家发来贺信',
    ],
    [
      'one traditional passage in a long simplified text',
      `${'学校里成绩显著，国家发来贺信。\n'.repeat(99)}鄉村學校的教師說，課間\n要開門讀書`,
      `${'学校里成绩显著，国家发来贺信。\n'.repeat(99)}乡村学校的教师说，课间\n要开门读书`,
    ],
    [
      'a few traditional characters in a simplified text',
      `${'学校里成绩显著，国家发来贺信。\n'.repeat(9)}匾上写着學無止境`,
      `${'学校里成绩显著，国家发来贺信。\n'.repeat(9)}匾上写着學無止境`,
    ],
  ];
  for (const [name, captured, text] of rows) assert.equal(mend(captured).value.text, text, name);
});

test('repair() leaves a gloss that is no reading of its character, and asks', () => {
  const captured = '前言\n學(xué)校優(yōu)質(zhì)，發(fá)展';
  assert.equal(mend(captured).value.text, '前言\n学校优质，发(fá)展');
  assert.deepEqual(places(captured), [['gloss-unverified', 2, 22, '(fá)']]);
});

test('repair() puts bytes into step where it is certain, and says so', () => {
  const captured = '縣裡(lǐ)訂(dìng)了管理?xiàng)l例，學(xué)生都記得';
  const { value, problems } = mend(captured);
  assert.equal(value.text, '县里订了管理条例，学生都记得');
  assert.deepEqual(places(captured), [['byte-shift', 1, 17, '?xiàng)l']]);
  assert.equal(problems[0]?.args['repaired'], '条');
});

test('repair() leaves a doubtful shift as it stands, with what it may have been', () => {
  const captured = '學(xué)校裡(lǐ)約談?wù)\uE365?，限期辦理(lǐ)';
  const { value, problems } = mend(captured);
  assert.equal(value.text, '学校里约谈?wù)□?，限期办理');
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['byte-shift-open'],
  );
  assert.match(String(problems[0]?.args['candidates']), /^1\. “整改”\u30002\. “/u);
});

test('repair() shows a lacuna, and asks for what is missing', () => {
  const captured = '第一行。\n全县建成\uFFFD\uFFFD学校十所，\uE863办学经费充足。';
  assert.equal(mend(captured).value.text, '第一行。\n全县建成□学校十所，□办学经费充足。');
  assert.deepEqual(places(captured), [
    ['lacuna', 2, 5, '\uFFFD\uFFFD'],
    ['lacuna', 2, 12, '\uE863'],
  ]);
});

test('repair() cuts what two rules find only once', () => {
  const rule = (id: string, pattern: string) => ({
    id,
    pattern,
    reason: '夹入',
    match: ['甲'],
    miss: ['乙'],
  });
  const boilerplate = { line: [], inline: [rule('a', '广告甲乙'), rule('b', '乙丙'), rule('c', '广告')] };
  const { value, problems } = repair('正文广告甲乙丙。', traced('正文广告甲乙丙。'), {
    ...shelf,
    boilerplate,
  });
  assert.equal(value.text, '正文丙。');
  assert.deepEqual(
    problems.map(({ args }) => args['words']),
    ['广告甲乙'],
  );
});
