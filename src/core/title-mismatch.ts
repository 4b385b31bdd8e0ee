const separators = /[\s，。：；、！？“”‘’《》（）()—\-·,:;!?+]/u;
/** Words that any title may have and no text need repeat. */
const general =
  /教育|教学|高质量|发展|学校|区域|推进|推动|提升|促进|构建|打造|探索|实践|创新|体系|机制|模式|路径|新|优质|优化|提质|质量|全面|工作|建设|引领|赋能|行动|有效|案例|经验|研究/gu;

/**
 * Words of a printed title of which a long enough text has nothing at all: the two may belong to different cases.
 *
 * @returns The parts of the title that the text does not echo, joined by 、, if they are three or more and nearly all of it;
 *   else `null`. Suspected only, for the curator: nothing is changed.
 */
export function titleMismatch(title: string, body: string): string | null {
  if (body.length < 120) return null;
  const parts = title
    .split(separators)
    .map((part) => part.replace(general, '|'))
    .flatMap((part) => part.split('|'))
    .map((part) => part.replace(/^[以为让的和与及在]|[的和与及]$/gu, ''))
    .filter((part) => part.length >= 2);
  const unheard = parts.filter((part) => {
    const grams = Array.from({ length: part.length - 1 }, (_, i) => part.slice(i, i + 2));
    return grams.every((gram) => !body.includes(gram));
  });
  return unheard.length >= 3 && unheard.length >= parts.length * 0.75 ? unheard.join('、') : null;
}
