import { Converter } from 'opencc-js';
import { characterOfRadical, radicalPattern } from '../core/radicals.ts';

type Step = (character: string) => string;

/** Blocks of Han characters that can be a form of another: first and last code point. */
const blocks: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fd5],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
];

/**
 * Forms that no converter knows, or knows only inside words: pairs of a form and the character it is searched as. First words
 * that Taiwan and Hong Kong write with another character (計畫, 反覆, 座標, 想像), then what readers mix up, then old and popular forms.
 */
const ownPairs = `
划画 藉借 瞭了 甦苏 彷仿 锺钟 覆复 哩里 沈沉 坐座 俱具 暱昵 像象 腭颚 揹背 諮咨 谘咨 甯宁 馀余 伕夫 澂澄 逕径 迳径 鉅巨 钜巨 祇只 噁恶 妳你
牠它 帐账 黏粘 鲶鲇 塚冢 跡迹 蹟迹 衹只 週周 託托 餵喂 囉啰 幺么
敎教 靑青 淸清 尙尚 卽即 旣既 値值 眞真 愼慎 塡填 顚颠 鎭镇 硏研 姸妍 幷并 倂并 竝并 屛屏 甁瓶 餠饼 槪概 吿告 囬回 囘回 囯国 圀国 囶国 啚图
凢凡 仝同 亾亡 刧劫 刼劫 卋世 咊和 喆哲 埀垂 夀寿 妬妒 宼寇 尅克 帋纸 廵巡 徳德 惪德 恊协 慙惭 扵于 搃总 攷考 旹时 昰是 暎映 朶朵 栁柳 桒桑
泝溯 遡溯 淛浙 湼涅 滙汇 濳潜 煑煮 牎窗 牕窗 窓窗 猨猿 珎珍 琹琴 畵画 畧略 疎疏 皷鼓 矦侯 砲炮 秊年 竒奇 筭算 箇个 綉绣 緜绵 羗羌 翫玩 耡锄
聨联 聫联 胷胸 脇胁 膓肠 艶艳 芲花 苐第 荅答 葢盖 蘓苏 虵蛇 蠏蟹 裠裙 覔觅 覩睹 譁哗 賛赞 躭耽 軆体 躰体 輭软 辠罪 迯逃 逺远 邨村 酧酬 銕铁
鏁锁 閙闹 闗关 隂阴 隷隶 靣面 鞌鞍 頋顾 飃飘 餧喂 餽馈 駡骂 騐验 髣仿 鴈雁 鵞鹅 鷰燕 麁粗 勧劝 歓欢 権权 観观 敇敕 寃冤 衞卫 枱台`;

const isOne = (text: string): boolean => [...text].length === 1;

/** The 6,763 characters of GB 2312: what simplified texts are written with. */
function simplifiedCharacters(): ReadonlySet<string> {
  const bytes = Uint8Array.from({ length: 72 * 94 * 2 }, (_, i) => {
    const place = i >> 1;
    return i % 2 === 0 ? 0xb0 + Math.floor(place / 94) : 0xa1 + (place % 94);
  });
  return new Set(new TextDecoder('gb18030').decode(bytes));
}

/** A converter as a step; it sees all characters at once, each on a line of its own, because setting it up costs more. */
function converted(from: string, all: readonly string[], isLeft: (character: string) => boolean): Step {
  const results = Converter({ from, to: 'cn' })(all.join('\n')).split('\n');
  const known = new Map<string, string>();
  for (const [i, character] of all.entries()) {
    const result = results[i] ?? character;
    if (result !== character && isOne(result) && !isLeft(character)) known.set(character, result);
  }
  return (character) => known.get(character) ?? character;
}

const compatible: Step = (character) => {
  const result = character.replace(radicalPattern, characterOfRadical).normalize('NFKC');
  return isOne(result) ? result : character;
};

/** What a character is a form of, the first step that knows it deciding. */
function steps(all: readonly string[]): readonly Step[] {
  const simplified = simplifiedCharacters();
  const own = new Map(
    (ownPairs.match(/\S+/gu) ?? []).map((pair) => {
      const [form = '', character = form] = pair;
      return [form, character];
    }),
  );
  return [
    (character) => own.get(character) ?? character,
    compatible,
    converted('t', all, () => false),
    // In Taiwan 么 is a form of 幺; here it is the everyday 么 of 什么.
    converted('tw', all, (character) => character === '么'),
    converted('hk', all, () => false),
    // Japan's 芸, 缶 and 欠 are other words in Chinese.
    converted('jp', all, (character) => simplified.has(character)),
  ];
}

function computed(): ReadonlyMap<string, string> {
  const all = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  );
  const forms = steps(all);
  const once: Step = (character) => {
    for (const form of forms) {
      const result = form(character);
      if (result !== character) return result;
    }
    return character;
  };
  const folds = new Map<string, string>();
  for (const character of all) {
    let target = character;
    for (let next = once(target); next !== target; next = once(target)) {
      if (next === character) throw new Error(`${character} 的异体成环`);
      target = next;
    }
    if (target !== character && target.length === character.length) folds.set(character, target);
  }
  return folds;
}

let known: ReadonlyMap<string, string> | null = null;

/**
 * The character that each Han character is searched as: traditional, regional, Japanese, old and compatibility forms and radicals
 * to the simplified character of today. Both texts and queries are folded, so that two words may fall together (乾, 幹 and 干), never
 * be torn apart.
 *
 * One character to one of as many code units, so that offsets stay; a target is never a key. About 4,300 entries, in the order of
 * code points.
 *
 * @see https://github.com/BYVoid/OpenCC
 */
export function scriptFolds(): ReadonlyMap<string, string> {
  known ??= computed();
  return known;
}

/**
 * The part of `scriptFolds` that a query of a library needs.
 *
 * @param library Characters of its texts, folded or not.
 * @returns Entries whose target stands in the folded texts; in the order of code points.
 */
export function foldsFor(library: ReadonlySet<string>): ReadonlyMap<string, string> {
  const folds = scriptFolds();
  const stands = new Set([...library].map((character) => folds.get(character) ?? character));
  return new Map([...folds].filter(([, target]) => stands.has(target)));
}

/** The form in which a character is searched. */
export const foldOf = (character: string): string => scriptFolds().get(character) ?? character;
