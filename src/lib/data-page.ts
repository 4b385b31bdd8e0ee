import { caseColumns, markedColumn } from '../core/export/case-columns.ts';
import { caseFields, type CaseField } from '../core/export/case-fields.ts';
import { libraryCitation } from './citation.ts';
import { citeLists } from './cite-lists.ts';
import { dataFiles } from './data-files.ts';
import { feedLink, pageUri } from './feed.ts';
import type { NamedLink } from './case-page.ts';
import { site } from './site.ts';
import { count } from './words.ts';

/** A file as the page of data lists it: sizes in bytes, `rows` in words. */
export type FileRow = NamedLink & { readonly about: string; readonly rows: string; readonly bytes: string };

/** A column of the table with what the field that it is made from means. */
export type ColumnRow = { readonly name: string; readonly path: string; readonly meaning: string };

/** What the page of data shows. */
export type DataPage = {
  readonly files: readonly FileRow[];
  readonly columns: readonly ColumnRow[];
  readonly fields: readonly CaseField[];
  /** How the library as a whole is cited. */
  readonly citation: string;
  /** What is said of rights, once each. */
  readonly rights: readonly string[];
  readonly feeds: readonly NamedLink[];
};

const bytes = (text: string): string => `${count(new TextEncoder().encode(text).length)} 字节`;

const meanings = new Map(caseFields.map(({ path, meaning }) => [path, meaning]));

/** What a column adds to its field, where several are made from one. */
const narrower: Readonly<Record<string, string>> = {
  省级: '省、自治区、直辖市',
  地级: '市、州、盟、地区',
  县级: '县、区、县级市、旗',
  主题: '以此为主题的',
  兼及: '只是兼及的',
  字数: '全文的字数，标点计入，换行不计',
  首行: '在抓取文本中的首行',
  末行: '在抓取文本中的末行',
};

const columns: readonly ColumnRow[] = [
  ...caseColumns.map(({ name, path }) => ({
    name,
    path,
    meaning: narrower[name] ?? meanings.get(path) ?? '',
  })),
  { name: markedColumn, path: '', meaning: '这一行里哪些栏的值前加了撇号，见上' },
];

/** Gather what the page of data shows. */
export async function dataPage(): Promise<DataPage> {
  const { library, catalogue } = await site();
  const files = (await dataFiles()).map(({ name, text, about, cases }) => ({
    name: `data/${name}`,
    href: `/data/${name}`,
    about,
    rows: cases === null ? '—' : `${count(cases)} 篇`,
    bytes: bytes(text),
  }));
  const [all] = await citeLists();
  const cited = (all?.files ?? []).map(({ name, text }) => ({
    name: `cite/${name}`,
    href: `/cite/${name}`,
    about: '全部案例的引用',
    rows: `${count(all?.items ?? 0)} 条`,
    bytes: bytes(text),
  }));
  const [topic] = catalogue.topics.filter(({ cases }) => cases.length > 0);
  const example = topic === undefined ? null : feedLink({ name: topic.name, page: topic.address }, library);
  return {
    files: [...files, ...cited],
    columns,
    fields: caseFields,
    citation: libraryCitation(library),
    rights: [...new Set(catalogue.batches.map(({ batch }) => batch.rights))],
    feeds:
      pageUri('index.html', library) === null
        ? []
        : [
            { name: '全部案例', href: '/feed.xml' },
            ...(example === null ? [] : [{ name: `如主题“${topic?.name ?? ''}”`, href: example.href }]),
          ],
  };
}
