import { Converter } from 'opencc-js/cn2t';
import { damage } from '../../src/core/byte-damage.ts';
import { gbkBytes, gbkCharacter, gbkCode, isLead } from '../../src/core/gbk.ts';
import { shelf } from './read-blocks.ts';

const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** Invented sentences such as cases are written in. */
const sentences = [
  '学校把晚自习改成自主阅览，图书室由学生轮流看管，三年里借出图书两万多册。',
  '每周三下午没有统考，没有补课，全校学生按兴趣走班，教师按特长开课。',
  '校车从六点二十分出发，沿途停靠十一个村口，最远的孩子要坐五十分钟。',
  '“先看，再想，后动手。”这是木工教室门上的三句话，也是教研组的备课要求。',
  '县里请来退休技师二十八人，手把手教，学生做出的板凳卖给了村里的老人。',
  '家长学校—社区讲堂—企业车间，三处课堂连成一条线，每月各开一次课。',
  '食堂把剩饭称了重，写在黑板上，一个学期下来，浪费减少了六成。',
  '教师轮岗不看资历看需要：缺音乐教师的学校先补，缺体育教师的随后补齐。',
  '从去年秋天起，镇中心校与四所村小共用一张课表，美术课由同一位教师上。',
  '测验不排名次，只画曲线，孩子和自己比；家长起初担心，后来主动来要图表。',
  '学校或社区有空房的，优先改成自习室，由大学生志愿者看护到八点。',
  '海边的学校教孩子看潮水、补渔网、辨风向，渔民就是编外教师。',
  '评课不许说套话：优点说两条，问题说三条，改法说一条，说完就走。',
  '全县一百三十所学校，凡是不足百人的，一律保留，按班配齐教师。',
  '特殊教育学校的孩子每周到普通学校上一天课，同吃同学，同做操。',
  '开学第一课由扫地的师傅来讲，题目是《怎样把一间屋子扫干净》。',
  '乡村教师的宿舍装上了暖气和网线，周末留校的人比从前多了一倍。',
  '检测结果显示，阅读速度提高的学生占八成七，理解题的得分也在上升。',
  '校长不坐办公室，上午听课，下午走访，晚上把见闻记进日志。',
  '劳动基地种了十二亩油菜，开花时写生，结籽时榨油，卖油的钱买新书。',
  '“谁来教？”“会的人教！”就这样，裁缝、铁匠和邮递员都走上了讲台。',
  '质量监测不考难题，只看孩子会不会用学过的办法解决身边的事。',
  '三所学校合用一位心理教师，电话二十四小时开着，话费由教育局出。',
  '毕业生回校讲课已经坚持九年，讲得最多的是失败和改行。',
  '教育局的督学不带表格，只带耳朵，听完学生再听教师，最后听校长。',
  '学生自己编的校报出到第一百期，发行量比县报少不了多少。',
  '数学课搬进了菜市场，称一称，算一算，讲讲价，回来再列式子。',
  '寄宿的孩子每天晚上有二十分钟给家里打电话，电话卡由学校统一充值。',
  '音乐教师用废水管做笛子，一学期教会了三百多个孩子吹《茉莉花》。',
  '山里的教学点只有七个学生，县城的名师每天通过屏幕给他们上课。',
  '问卷上只有两个问题：今天你帮了谁？今天谁帮了你？',
  '篮球场晚上对村民开放，条件是打球的人轮流陪孩子练半小时。',
  '学区内的教研活动不再轮流坐庄，哪里有问题就到哪里去开。',
  '教材之外，各校可以自选一本当地的书，县志、家谱和药书都有人选。',
  '入学前的暑假，一年级教师要走遍每个新生的家，画一张上学路线图。',
  '操场边的一排柳树归低年级照看，浇水、量高、记录，一棵树一本账。',
  '家校之间的约定写在一张纸上：作业不过夜，手机不进屋，话要好好说。',
  '年终考核把学生的笑脸算进去，听起来玄，做起来就是数一数操场上的人。',
  '社区实践基地由物业、派出所和图书馆合办，孩子凭积分换体验课。',
  '办法很笨：先把欠账列出来，再一笔一笔还，还完一笔划掉一笔。',
] as const;

/** Bytes that sites take for a mark and cut at: ！ ？ ： ； ， */
const marks = [0xa3a1, 0xa3bf, 0xa3ba, 0xa3bb, 0xa3ac];

/** Characters that differ between the scripts and are not rare: converter sites gloss some of them. */
function glossable(): readonly string[] {
  const found: string[] = [];
  for (let code = 0x8140; code <= 0xfefe; code++) {
    const character = gbkCharacter(code) ?? '';
    if (!/^[\u4e00-\u9fa5]$/u.test(character)) continue;
    const simple = shelf.toSimplified(character);
    if (simple !== character && shelf.wordWeight(simple) >= 9) found.push(character);
  }
  return found;
}
const characters = glossable();

/** A sentence as such a site prints it, and what it was: traditional, without glosses. */
export type DamagedLine = { readonly printed: string; readonly truth: string };

/** Text without glosses, its marks half-width, for comparing. */
export const plain = (text: string): string =>
  text
    .replace(/[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńň]{1,6}[)）]/gu, '')
    .replace(/[，：；？！（）]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));

/** Put glosses behind every pair of bytes of a character of the table, wherever it stands; the table's order decides. */
function glossBytes(bytes: readonly number[], table: readonly string[]): Map<number, string> {
  const glosses = new Map<number, string>();
  for (const character of table) {
    const code = gbkCode(character);
    const [syllable] = shelf.readings(character);
    for (let i = 0; syllable !== undefined && i + 1 < bytes.length; i++) {
      const pair = ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
      if (pair === code && !glosses.has(i + 1) && !glosses.has(i + 2)) glosses.set(i + 2, syllable);
    }
  }
  return glosses;
}

/** Where characters begin among bytes. */
function beginnings(bytes: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < bytes.length; i += isLead(bytes[i] ?? 0) ? 2 : 1) found.add(i);
  return found;
}

function damageLine(sentence: string, table: readonly string[], cutting: () => boolean): DamagedLine {
  const truth = toTraditional(sentence);
  const bytes = gbkBytes(truth) ?? [];
  const glosses = glossBytes(bytes, table);
  const starts = beginnings(bytes);
  const cuts: number[] = [];
  for (let i = 0; i + 1 < bytes.length; i++) {
    const pair = ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0);
    if (!marks.includes(pair) || glosses.has(i + 1) || (cuts.at(-1) ?? -2) >= i - 1) continue;
    if (starts.has(i) || cutting()) cuts.push(i);
  }
  const sorted = [...glosses].sort(([a], [b]) => a - b).map(([at, syllable]) => ({ at, syllable }));
  return { printed: damage(bytes, { glosses: sorted, cuts }), truth };
}

/** A page of a converter site: twelve sentences, damaged; sites gloss more or fewer characters, and some narrow their marks. */
export function damagedPage(random: () => number): readonly DamagedLine[] {
  const share = [0.05, 0.2, 0.5, 1][Math.floor(random() * 4)] ?? 1;
  const table = characters
    .filter(() => random() < share)
    .map((character) => ({ character, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ character }) => character);
  const [isNarrow, often] = [random() < 0.5, random()];
  return Array.from({ length: 12 }, () => {
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? sentences[0];
    const line = damageLine(sentence, table, () => random() < often);
    const narrow = line.printed.replace(/[，：；？！（）]/gu, (mark) => plain(mark));
    return isNarrow ? { ...line, printed: narrow } : line;
  });
}
