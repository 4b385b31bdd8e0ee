import fc from 'fast-check';

/** Anything that may stand between two line breaks. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '{process.exit()}',
    'import x from "y"',
    '--- ',
    '学校\u200B\u00A0\u3000名单',
    '⻓治市⽂教',
    '\uE000\uE4C5嘉祿',
    '\uFFFD锟斤拷',
    '** 加粗 ** __下划__',
    '&nbsp;&lt;br&gt;<br>',
    '\u2028\u0085',
    '学(xué)校(xiào)里(lǐ)的(de)书',
    '學校與縣裡的教師們',
    '"，"\t;,',
  ),
);

const place = fc.constantFrom(
  '河南省',
  '四川省江油市',
  '朝阳区',
  '浙江省杭州市',
  '鼓楼区',
  '新疆',
  '西海岸新区',
  '',
);
const school = fc.constantFrom(
  '教育局',
  '实验小学',
  '第一中学',
  '中心幼儿园',
  '特殊教育学校',
  '教师进修学校',
  '某校',
);
const organisation = fc.tuple(place, school).map((parts) => parts.join(''));
const words = fc.constantFrom(
  '学校把菜园交给孩子',
  '每周三下午教师一起备课',
  '“3+9+N”的办法推开了',
  '全县 12 所学校结成 4 个共同体,近 300 名教师走校',
  '家长从 40% 升到 95%',
  '晚上的自习室由老师轮流照看',
  '2023 年入选省级典型',
);
const sentence = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => `${parts.join('，')}。`);
const title = fc
  .tuple(words, fc.constantFrom('', '——', '》'))
  .map(([text, mark]) => text.slice(0, 14) + mark);
const number = fc.constantFrom('', '1.', '01', '一、', '（二）', '第三篇', '案例一：', '【案例2】', '★');
const colon = fc.constantFrom('：', ':', ' ', '——', '|', '');

/** One line of a compilation: heading, label, byline, noise, text, or nothing. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(number, organisation, colon, title).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.tuple(number, title).map((parts) => parts.join('')) },
  { weight: 6, arbitrary: sentence },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('案例简介', '案例名称', '申报单位', '主要做法', '【工作成效】', '作者', '一、经验'),
        colon,
        fc.oneof(sentence, title, organisation),
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('（供稿：', '（作者系', '作者单位：'), organisation)
      .map(([a, b]) => `${a}${b}）`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '首页 > 案例 > 正文',
      '浏览次数：1306',
      '第 3 页',
      '责任编辑：某某',
      '发布时间：2024-06-07',
      '【打印】【关闭】',
      '目录',
      '点击上方关注',
    ),
  },
  { weight: 1, arbitrary: organisation },
  { weight: 2, arbitrary: hostile },
  { weight: 2, arbitrary: fc.constant('') },
);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', ' \n　　');

/** A captured page as anybody might paste it: of cases, of something else, of nothing; with every kind of line end. */
export const generatedDocument: fc.Arbitrary<string> = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 24 })
  .map((lines) => lines.flat().join(''));
