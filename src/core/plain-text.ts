const written = /\\([!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])|&#(\d+);/gu;

/**
 * Text of a case page as readers see it, without Markdown: the inverse of what the pipeline writes.
 *
 * @param mdx Body of a case file: paragraphs and headings parted by blank lines, special characters escaped.
 * @returns Paragraphs and headings parted by `\n`.
 */
export function plainText(mdx: string): string {
  return mdx
    .split(/\n{2,}/u)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) =>
      block
        .replace(/^#{1,6} /u, '')
        .replace(
          written,
          (_, mark: string | undefined, code: string) => mark ?? String.fromCodePoint(Number(code)),
        ),
    )
    .join('\n');
}
