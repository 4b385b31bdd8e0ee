import { getDocumentProxy } from 'unpdf';
import type { PdfItem } from '../src/core/forms/pdf-lines.ts';
import { pdfText } from '../src/core/forms/pdf-text.ts';
import { type Problem, problem } from '../src/core/problems.ts';
import type { Outcome } from '../src/core/types.ts';
import { ChineseCmaps } from './pdf-cmaps.ts';

/** Most pages and characters that are read of one file. */
const limits = { pages: 3000, characters: 20_000_000 } as const;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

async function itemsOf(pdf: PdfDocument, page: number): Promise<PdfItem[]> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
    const isTurned = Math.abs(b) > Math.abs(a) * 0.2;
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || 1, isTurned }];
  });
}

const fault = (error: unknown): Problem => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return name === 'PasswordException'
    ? problem('encrypted', {}, { found: 'PDF' })
    : problem('unreadable-file', {}, { found: 'PDF', detail: message.split('\n')[0] ?? name });
};

/** Letters on a page of text; pages of a scan have a page number, or a stamp of the program that made them. */
const leastLetters = 8;

async function readPages(pdf: PdfDocument): Promise<Outcome<string>> {
  const tooLarge = (limit: string) => ({
    value: '',
    problems: [problem('too-large', {}, { found: 'PDF', limit })],
  });
  if (pdf.numPages > limits.pages) return tooLarge(`${String(limits.pages)} 页`);
  const pages: PdfItem[][] = [];
  let characters = 0;
  for (let page = 1; page <= pdf.numPages; page++) {
    const items = await itemsOf(pdf, page);
    characters += items.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > limits.characters) return tooLarge(`${String(limits.characters)} 个字`);
    pages.push(items);
  }
  const text = pdfText(pages);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const isScan = letters < leastLetters * pdf.numPages;
  return {
    value: text,
    problems: isScan ? [problem('not-text', {}, { found: '没有文字层的 PDF，多半是扫描件' })] : [],
  };
}

/** Tables for Chinese come from memory, unpacked; nothing is said on the console. */
const readingOptions = { verbosity: 0, cMapPacked: false, BinaryDataFactory: ChineseCmaps } as const;

/**
 * Take the text out of a PDF.
 *
 * @returns A line for each paragraph; an error for a file that is damaged, locked by a password, or has no text but pictures.
 */
export async function readPdf(bytes: Uint8Array): Promise<Outcome<string>> {
  try {
    // The reader takes the bytes over: it is given a copy.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), readingOptions);
    try {
      return await readPages(pdf);
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    return { value: '', problems: [fault(error)] };
  }
}
