import { batchAddress, caseAddress } from '../addresses.ts';
import type { Batch } from '../schema/batch.ts';
import type { CaseRecord } from '../schema/case-record.ts';
import type { Library } from '../schema/library.ts';
import { oneLine } from './one-line.ts';

/**
 * What is cited, whatever the format: the published source, not the library's page of it.
 *
 * All texts are single lines. What the source does not say is `null` or an empty list.
 */
export type CiteItem = {
  /** ASCII, unique in the library: id of a case or of a batch. */
  readonly id: string;
  /** A supplied title stands in square brackets, as GB/T 7714 asks of everything that the source does not print. */
  readonly title: string;
  /** Printed names, persons before organisations, never both. */
  readonly creators: readonly string[];
  /** Title of the compilation that a case stands in. */
  readonly container: string | null;
  readonly publisher: string | null;
  /** ISO 8601, as far as it is known. */
  readonly issued: string | null;
  readonly address: string | null;
  /** Date of capture, ISO 8601; `null` for what is not read at an address. */
  readonly accessed: string | null;
  /** BCP 47. */
  readonly language: string;
  /** The library's own page of it, `案例库：https://…`; `null` for a library without an address. */
  readonly note: string | null;
};

type Titled = { readonly text: string; readonly origin: 'printed' | 'supplied' };

const citedTitle = ({ text, origin }: Titled): string =>
  origin === 'supplied' ? `[${oneLine(text)}]` : oneLine(text);

const known = (text: string | null | undefined): string | null => oneLine(text ?? '') || null;

/** Persons named in one line: Chinese names are parted by marks or spaces, others by semicolons only (Smith, John). A run of marks is no name. */
function persons(author: string): readonly string[] {
  const han = /\p{Script=Han}/u.test(author);
  const parts = author.split(han ? /[、，,；;]/u : /[；;]/u).flatMap((part) => {
    const words = part.trim().split(/\s+/u);
    // 李 明 is one name, 李明 王芳 are two.
    return han && words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word)) ? words : [part];
  });
  return parts.map(oneLine).filter((name) => /[\p{L}\p{N}]/u.test(name));
}

/** Last words of what may stand in a list of institutions. */
const institution = /(?:[局委会厅处校学园院室所部馆站]|中心|集团|联盟|政府|（集团）)$/u;

/** Institutions named side by side: 甲县教育局、乙县教育局. A name that has 、 within itself stays whole. */
function institutions(text: string): readonly string[] {
  const parts = text.split(/[、；]/u).map(oneLine);
  return parts.every((part) => part.length > 3 && institution.test(part)) ? parts : [oneLine(text)];
}

function creators({ author, organisation }: Pick<CaseRecord, 'author' | 'organisation'>): readonly string[] {
  const named = author === null ? [] : persons(author);
  if (named.length > 0) return named;
  return organisation?.origin === 'printed' ? institutions(organisation.text) : [];
}

/** What a batch says of its source; of a retelling the source is the page that it retells. */
export function sourceOf(batch: Batch): Pick<CiteItem, 'publisher' | 'issued' | 'address' | 'accessed'> {
  const from = batch.derived_from;
  const address = from?.address ?? batch.address;
  return {
    publisher: known(from?.publisher ?? batch.publisher),
    issued: from?.date ?? batch.published,
    address,
    accessed: address === null ? null : batch.captured,
  };
}

const pageNote = (page: string, { title, address }: Library): string | null =>
  address === undefined ? null : `${oneLine(title)}：${new URL(page, address).href}`;

const titleOf = ({ title, title_origin }: Batch): string => citedTitle({ text: title, origin: title_origin });

/** A compilation as something to cite. */
export const batchItem = (batch: Batch, library: Library): CiteItem => ({
  id: batch.id,
  title: titleOf(batch),
  creators: [],
  container: null,
  ...sourceOf(batch),
  language: library.language,
  note: pageNote(batchAddress(batch.id), library),
});

/** A case as something to cite: a part of its compilation. */
export const caseItem = (record: CaseRecord, batch: Batch, library: Library): CiteItem => ({
  id: record.id,
  title: citedTitle(record.title),
  creators: creators(record),
  container: titleOf(batch),
  ...sourceOf(batch),
  language: library.language,
  note: pageNote(caseAddress(record.id), library),
});
