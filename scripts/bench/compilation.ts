import { seededRandom } from './random.ts';

const places = [
  '河南省林州市', '四川省江油市', '浙江省安吉县', '云南省腾冲市', '甘肃省会宁县', '福建省安溪县', '吉林省通化县', '湖南省凤凰县',
  '山东省昌邑市', '贵州省湄潭县', '广西壮族自治区横州市', '内蒙古自治区乌审旗', '江苏省如皋市', '陕西省洛川县', '新疆维吾尔自治区莎车县',
]; // prettier-ignore
const institutions = [
  '教育局',
  '实验小学',
  '第一中学',
  '中心幼儿园',
  '特殊教育学校',
  '教师进修学校',
  '教学研究室',
];
const doings = [
  '把菜园交给孩子', '推行教师走校', '建起乡镇教研共同体', '用一张课表排满下午', '让大校带着小校走', '把实验室开到村里', '请家长进课堂',
]; // prettier-ignore
const clauses = [
  '每周三下午教师一起备课', '课表由两校共用', '孩子学会了记账和称重', '家长从旁观到动手', '村里的老人来讲节气', '教研员每月下校两次', '学校把闲置的平房改成工坊',
  '走校教师乘固定班车', '资源由中心校统一采买', '学区每学期评议一次', '青年教师结对拜师', '作业分成三层', '晚自习由教师轮流照看', '体质监测逐月公布',
]; // prettier-ignore

/**
 * A compilation of invented cases, the same for the same numbers: institution and title on a line, a summary, sections, and the
 * leftovers of a page now and then.
 *
 * @param bytes Least size in bytes of UTF-8.
 */
export function inventedCompilation(bytes: number, seed = 1): string {
  const random = seededRandom(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const number = (below: number) => String(1 + Math.floor(random() * below));
  const sentence = () =>
    `${[pick(clauses), pick(clauses), pick(clauses)].join('，')}，惠及 ${number(90)} 所学校、${number(9000)} 名学生。`;
  const paragraph = () => Array.from({ length: 3 + Math.floor(random() * 4) }, sentence).join('');
  const parts = ['基础教育典型案例汇编', ''];
  let size = 0;
  while (size < bytes) {
    const lines = [
      `${pick(places)}${pick(institutions)}：${pick(doings)}，${pick(clauses)}`,
      `案例简介：${paragraph()}`,
      '一、主要做法',
      ...Array.from({ length: 2 + Math.floor(random() * 3) }, paragraph),
      '二、工作成效',
      `20${number(9).padStart(2, '1')} 年以来，“${number(9)}+${number(9)}+N”模式${paragraph()}`,
      ...(random() < 0.2 ? [`第 ${number(200)} 页`, '【打印】【关闭】'] : []),
      '',
    ];
    parts.push(...lines);
    size += Buffer.byteLength(lines.join('\n'));
  }
  return parts.join('\n');
}
