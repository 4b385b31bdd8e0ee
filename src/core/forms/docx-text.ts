import { asideMarks } from './asides.ts';
import { findHead, isFormRow } from './columns.ts';

/** A part of a Word document, as mammoth gives it. */
export type DocxNode = {
  readonly type: string;
  readonly children?: readonly DocxNode[];
  /** Of a text. */
  readonly value?: string;
  readonly checked?: boolean;
  readonly noteType?: string;
  readonly noteId?: string;
  /** Of a note. */
  readonly body?: readonly DocxNode[];
  readonly colSpan?: number;
  readonly rowSpan?: number;
};

/** A Word document: its parts, and its notes by reference. */
export type DocxDocument = DocxNode & {
  readonly notes?: { readonly resolve: (reference: DocxNode) => DocxNode | null };
};

/** Parts paragraphs inside a cell of a table whose rows are lines; a line break of Unicode that is none of text files. */
const cellBreak = '\u2028';

/** Longest cell that is no paragraph, and longest paragraph that may be a heading, in code units. */
const longest = { cell: 40, heading: 60 } as const;
const sentenceEnd = /[。！？]["”’」』）)]*$/u;
/** Most columns that merged cells fill. */
const widest = 200;

/** Writes a document's text, line by line. */
class DocxWriter {
  readonly lines: string[] = [];
  images = 0;
  private readonly document: DocxDocument;
  private readonly told = new Set<string>();
  /** Notes that wait for the end of a paragraph: below a heading they would stand between it and its text. */
  private waiting: string[] = [];

  constructor(document: DocxDocument) {
    this.document = document;
  }

  /** Words of a part; a line break inside a paragraph is one. */
  private words(node: DocxNode): string {
    if (node.type === 'text') return node.value ?? '';
    if (node.type === 'tab') return '\t';
    if (node.type === 'break') return '\n';
    if (node.type === 'checkbox') return node.checked === true ? '☑' : '☐';
    if (node.type === 'image') this.images++;
    if (node.type === 'noteReference') this.note(node);
    return (node.children ?? []).map((child) => this.words(child)).join('');
  }

  private note(reference: DocxNode): void {
    const key = `${reference.noteType ?? ''}-${reference.noteId ?? ''}`;
    const note = this.told.has(key) ? null : (this.document.notes?.resolve(reference) ?? null);
    this.told.add(key);
    const text = (note?.body ?? []).map((part) => this.words(part).trim()).join('');
    if (text !== '') this.waiting.push(`${asideMarks.note}注：${text}`);
  }

  /** Lines of the paragraphs of a cell, tables in it among them. */
  private linesIn(nodes: readonly DocxNode[]): string[] {
    return nodes.flatMap((node) => {
      if (node.type === 'table') return this.tableLines(node);
      const words = this.words(node);
      return words.split('\n').map((line) => line.replaceAll('\t', ' ').trim());
    });
  }

  /** The cells of a table by row and column; what spans rows is said in each. */
  private grid(table: DocxNode): string[][] {
    const rows: string[][] = [];
    const reaching = new Map<number, { readonly words: string; left: number }>();
    for (const { children = [], type } of table.children ?? []) {
      if (type !== 'tableRow') continue;
      const row: string[] = [];
      const fill = () => {
        for (let over = reaching.get(row.length); over !== undefined; over = reaching.get(row.length)) {
          if (--over.left === 0) reaching.delete(row.length);
          row.push(over.words);
        }
      };
      for (const cell of children) {
        fill();
        const words = this.linesIn(cell.children ?? []).filter((line) => line !== '');
        const [text, down] = [words.join(cellBreak), (cell.rowSpan ?? 1) - 1];
        for (let wide = 0; wide === 0 || (wide < (cell.colSpan ?? 1) && row.length < widest); wide++) {
          if (down > 0 && row.length < widest) reaching.set(row.length, { words: text, left: down });
          row.push(wide === 0 ? text : '');
        }
      }
      fill();
      rows.push(row);
    }
    return rows;
  }

  /** A table of cases keeps its cells apart by tabs, and so do rows of a form and of short cells; others are lines. */
  private tableLines(table: DocxNode): string[] {
    const rows = this.grid(table);
    const flat = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(cellBreak, ''));
    const head = findHead(rows.map(flat))?.index ?? Infinity;
    return rows.flatMap((cells, i) => {
      if (i >= head) return [(i === head ? flat(cells) : cells).join('\t')];
      const filled = cells.filter((cell) => cell !== '');
      const isShort = filled.every((cell) => cell.length <= longest.cell && !cell.includes(cellBreak));
      if (isFormRow(filled)) return filled.join('\t').split(cellBreak);
      return isShort ? [filled.join('\t')] : filled.flatMap((cell) => cell.split(cellBreak));
    });
  }

  write(nodes: readonly DocxNode[]): void {
    for (const node of nodes) {
      const paragraph = () =>
        this.words(node)
          .split('\n')
          .map((line) => line.trimEnd());
      const lines = node.type === 'table' ? this.tableLines(node) : paragraph();
      for (const line of lines) this.lines.push(line);
      if (lines.some((line) => line.length > longest.heading || sentenceEnd.test(line))) this.flush();
    }
    this.flush();
  }

  private flush(): void {
    for (const note of this.waiting) this.lines.push(note);
    this.waiting = [];
  }
}

/**
 * Text of a Word document, a line for each paragraph; notes follow the paragraph that they belong to, marked as asides.
 *
 * Tables of cases, forms and small tables keep their cells apart by tabs, layout tables do not.
 *
 * @returns The text, and how many pictures it leaves out.
 */
export function docxText(document: DocxDocument): { text: string; images: number } {
  const writer = new DocxWriter(document);
  writer.write(document.children ?? []);
  return { text: writer.lines.map((line) => `${line}\n`).join(''), images: writer.images };
}
