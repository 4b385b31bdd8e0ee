/** Surnames of most people; a word of two to four characters that begins with one may be a name. */
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢扶劳谌奚竺濮轩仝逯'.split(
    '',
  ),
);
const doubled =
  /^(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|申屠|夏侯|端木|闻人|澹台)/u;
const han = /^\p{Script=Han}{2,4}$/u;
const transcribed = /^\p{Script=Han}{1,8}·\p{Script=Han}{1,8}$/u;
/** 王老师, 杜校长: how a text that keeps a name back gives it. */
const addressed = /^\p{Script=Han}{1,2}(?:老师|校长|园长|主任|某|某某)$/u;

/** True if a word has the form of a person's name with one of the usual surnames, or of a transcribed one: 王小明, 买买提·某. */
export const isPersonName = (word: string): boolean =>
  transcribed.test(word) ||
  addressed.test(word) ||
  (han.test(word) &&
    (doubled.test(word) ? word.length >= 3 : word.length <= 3 && surnames.has(word.charAt(0))));

/** True if a word may be a name where a name is expected: it is short and has no marks. */
export const mayBeName = (word: string): boolean =>
  isPersonName(word) || (/^\p{Script=Han}{2,5}$/u.test(word) && !/[的了是们这那课校里上下]/u.test(word));
