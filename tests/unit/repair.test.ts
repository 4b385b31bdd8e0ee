import assert from 'node:assert/strict';
import test from 'node:test';
import { capturedLine, repair } from '../../src/core/repair.ts';
import { normalise } from '../../src/core/normalise.ts';
import { traced } from '../../src/core/traced.ts';
import { shelf } from './read-blocks.ts';

const mend = (captured: string) => repair(traced(captured), shelf.boilerplate, shelf.toSimplified);

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

test('capturedLine() counts lines of the captured text', () => {
  const captured = '一\r\n\r\n二 \r\n三';
  const text = normalise(traced(captured));
  assert.equal(capturedLine(captured, text, text.text.indexOf('三')), 4);
});
