import type { CiteItem } from './cite-item.ts';

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Text as a BibTeX value: every character that TeX reads as a command is escaped, so that braces balance in any text. */
const escaped = (text: string): string =>
  text
    .replace(/[\\^~{}%&$#_]/gu, (mark) => commands[mark] ?? `\\${mark}`)
    // TeX makes one dash or quotation mark of two.
    .replace(/(?<mark>[-'`])(?=\k<mark>)/gu, '$<mark>{}');

/** Marks that would end the value, and what TeX reads as the start of a comment; browsers take them percent-encoded. */
const escapedAddress = (address: string): string =>
  address.replace(/[{}\\\s]/gu, (mark) => encodeURIComponent(mark));

/** Names of persons and institutions are kept whole by braces of their own. */
const nameList = (names: readonly string[]): string =>
  names.map((name) => `{${escaped(name)}}`).join(' and ');

function entryType({ address, container }: CiteItem): string {
  if (address !== null) return 'online';
  return container === null ? 'misc' : 'incollection';
}

function fields(item: CiteItem): readonly (readonly [name: string, value: string | null])[] {
  const text = (value: string | null) => (value === null ? null : `{${escaped(value)}}`);
  return [
    ['title', text(item.title)],
    ['author', item.creators.length === 0 ? null : nameList(item.creators)],
    ['booktitle', text(item.container)],
    ['publisher', text(item.publisher)],
    ['date', item.issued],
    // Programs of before biblatex know the year only.
    ['year', item.issued?.slice(0, 4) ?? null],
    ['url', item.address === null ? null : escapedAddress(item.address)],
    ['urldate', item.accessed],
    ['language', item.language],
    ['note', text(item.note)],
  ];
}

/**
 * One entry for BibTeX and biblatex, a field on each line.
 *
 * @see https://ctan.org/pkg/biblatex
 */
export function bibtex(item: CiteItem): string {
  const lines = fields(item).flatMap(([name, value]) => (value === null ? [] : [`${name}={${value}}`]));
  return `@${entryType(item)}{${item.id},\n${lines.join(',\n')}}\n`;
}
