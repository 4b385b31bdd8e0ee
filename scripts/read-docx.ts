import mammoth from 'mammoth';
import { type DocxDocument, docxText } from '../src/core/forms/docx-text.ts';
import { type Problem, problem } from '../src/core/problems.ts';
import type { Outcome } from '../src/core/types.ts';
import { unpackedSize, zipEntries } from './read-zip.ts';

/** Most bytes of markup that a document may unpack to: of a book of 500 pages there are fewer than ten million. */
const limit = 32_000_000;

const asCsv = '请在 Excel、WPS 或 LibreOffice 里打开，另存为 CSV（UTF-8），再收入';
const asDocx = '请在 Word、WPS 或 LibreOffice 里打开，另存为 .docx，再收入';

/** What a ZIP archive is that is no Word document, by a file in it, and what makes it readable. */
const others: readonly (readonly [file: RegExp, found: string, cure: string])[] = [
  [/^xl\/workbook\./u, 'Excel 表格（.xlsx）', asCsv],
  [/^ppt\/presentation\./u, '演示文稿（.pptx）', '请另存为 .docx 或 PDF，再收入'],
  [/^content\.xml$/u, 'OpenDocument 文件（.odt、.ods）', `${asDocx}；表格另存为 CSV`],
  [/^OFD\.xml$/u, '版式文件（.ofd）', '请另存为 PDF 或 .docx，再收入'],
  [/(?:^|\/)META-INF\/container\.xml$/u, '电子书（.epub）', '请把正文另存为网页或 .docx，再收入'],
];

function foreign(names: readonly string[]): Problem | null {
  if (names.some((name) => /^word\/document\d*\.xml$/u.test(name))) return null;
  const other = others.find(([file]) => names.some((name) => file.test(name)));
  const [, found, cure] = other ?? [null, 'ZIP 压缩文件', '请先解压，再收入里面的文件'];
  return problem('convert-first', {}, { found, cure });
}

/** What holds words that the reader passes over, by the names of its elements. */
const passedOver: Readonly<Record<string, string>> = {
  'w:fldSimple': '域',
  'w:ruby': '注音的文字',
  'm:oMath': '公式',
  'm:oMathPara': '公式',
  'w:altChunk': '嵌入的文档',
  'w:subDoc': '子文档',
};

async function documentOf(buffer: Buffer): Promise<{ document: DocxDocument; lost: readonly string[] }> {
  let document: DocxDocument = { type: 'document' };
  const keep = (read: DocxDocument): DocxDocument => {
    document = read;
    return { ...read, children: [] };
  };
  const { messages } = await mammoth.convertToHtml({ buffer }, { transformDocument: keep });
  const ignored = messages.flatMap(
    ({ message }) => passedOver[/unrecognised element was ignored: (\S+)/u.exec(message)?.[1] ?? ''] ?? [],
  );
  return { document, lost: [...new Set(ignored)] };
}

/**
 * Take the text out of a Word document.
 *
 * @returns A line for each paragraph; an error for an archive that is no such document, that is damaged, or unpacks to too much.
 */
export async function readDocx(bytes: Uint8Array): Promise<Outcome<string>> {
  const fail = (found: Problem) => ({ value: '', problems: [found] });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = zipEntries(buffer);
    const other = foreign(entries.map(({ name }) => name));
    if (other !== null) return fail(other);
    const markup = entries.filter(({ name }) => /\.(?:xml|rels)$/iu.test(name));
    if (unpackedSize(buffer, markup, limit) >= limit)
      return fail(
        problem('too-large', {}, { found: '解开后的 Word 文件', limit: `${String(limit / 1e6)} MB` }),
      );
    const { document, lost } = await documentOf(buffer);
    const { text, images } = docxText(document);
    const problems = [
      ...(images > 0 ? [problem('images-skipped', {}, { count: images })] : []),
      ...(lost.length > 0 ? [problem('parts-skipped', {}, { parts: lost.join('、') })] : []),
    ];
    return { value: text, problems };
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return fail(problem('unreadable-file', {}, { found: 'Word 文件', detail }));
  }
}
