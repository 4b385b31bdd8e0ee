/** Han characters and their radicals, in ranges that old browsers can read. */
const han = /[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

let known: ReadonlySet<string> | null = null;

/** Every character of GB 2312, the standard of simplified Chinese; empty where the platform does not know it. */
function standard(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  try {
    return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
  } catch {
    return new Set();
  }
}

/** True if a text may be in another script than simplified Chinese: it has a Han character that the simplified standard lacks. */
export function mayBeOtherScript(text: string): boolean {
  known ??= standard();
  const simplified = known;
  return [...text].some((one) => han.test(one) && !simplified.has(one));
}
