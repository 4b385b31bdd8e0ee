import { stringify } from 'yaml';
import type { CaseRecord } from './schema/case-record.ts';
import type { Framework } from './schema/framework.ts';
import type { BodyBlock } from './types.ts';

/** Characters that Markdown or MDX may read as markup wherever they stand. */
const anywhere = /[\\`*_{}[\]<>|~$&#]/gu;
/** Marks that mean something only at the start of a line: lists, rules, setext underlines, tables. */
const atStart = /^(?:[+=](?=[\s\-+=]|$)|:(?=[-\s|])|-)/u;
const orderedList = /^(\d{1,9})([.)])(?=\s|$)/u;
/** GFM makes links of bare addresses: a backslash in each of these forms keeps them text. */
const autolink = /(?<=https?|ftp|xmpp|mailto):|(?<=www)\.|@/giu;

/**
 * Make a paragraph safe as MDX: whatever its characters, it is shown as exactly these characters and nothing of it runs.
 *
 * @param text One paragraph without line breaks; breaks and outer white space become single spaces or go.
 * @see https://mdxjs.com/docs/what-is-mdx/#mdx-syntax
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function escapeMdx(text: string): string {
  const line = text.replace(/[\n\r\u2028\u2029]+/gu, ' ').trim();
  const escaped = line
    .replace(anywhere, (c) => `\\${c}`)
    .replace(autolink, (c) => `\\${c}`)
    .replace(atStart, (mark) => `\\${mark}`)
    .replace(orderedList, '$1\\$2');
  // A line that starts with these words is code to MDX; a character reference shows the same letter.
  return escaped.replace(/^[ie](?=(?:mport|xport)\b)/u, (letter) => `&#${String(letter.codePointAt(0))};`);
}

const frontmatter = (record: object) =>
  `---\n${stringify(record, { lineWidth: 0, aliasDuplicateObjects: false })}---\n`;

/** Text of `content/cases/<id>.mdx`: the record as frontmatter, the body as paragraphs and second-level headings. */
export function writeCase(record: CaseRecord, body: readonly BodyBlock[]): string {
  const paragraphs = body.map(({ kind, text }) => `${kind === 'heading' ? '## ' : ''}${escapeMdx(text)}\n`);
  return `${frontmatter(record)}\n${paragraphs.join('\n')}`;
}

/** Text of `content/frameworks/<id>.mdx`; the plan's text is all in the frontmatter. */
export const writeFramework = (framework: Framework): string => frontmatter(framework);
