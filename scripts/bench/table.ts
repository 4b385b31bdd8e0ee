/** Columns that a text takes: two for a Han character and for marks as wide as one. */
const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\uffdc]/u.test(sign) ? 2 : 1), 0);
const filled = (text: string, width: number) => ' '.repeat(Math.max(0, width - widthOf(text)));

/** A table in Markdown. Columns are as wide as their widest cell, so that it reads well unrendered too. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, at) => Math.max(3, ...cells.map((row) => widthOf(row[at] ?? ''))));
  const cell = (text: string, at: number) => {
    const space = filled(text, widths[at] ?? 0);
    return at === 0 ? text + space : space + text;
  };
  const line = (row: readonly string[]) =>
    `| ${widths.map((_, at) => cell(row[at] ?? '', at)).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return [line(first), rule, ...rest.map(line)].join('\n');
}

/** Print a table under a heading. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  process.stdout.write(`\n### ${title}\n\n${markdownTable(head, rows)}\n`);
}
