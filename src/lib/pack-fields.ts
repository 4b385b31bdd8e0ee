import { modelKey } from '../core/register.ts';
import type { CompareField } from '../core/schema/training.ts';
import type { CasePage, NamedLink } from './case-page.ts';
import type { Filing } from './filing.ts';
import { batchTitle, chineseDate, figureValue } from './words.ts';

/** One fact of a case, marked where the library supplied it, or where the case only touches on it. */
export type Fact = NamedLink & { readonly mark: '' | '据文意补' | '兼及' };

/** What is known of a case, field by field; empty where its source is silent. */
export type CaseFields = Readonly<Record<CompareField, readonly Fact[]>>;

/** What the fields are called. */
export const fieldNames: Readonly<Record<CompareField, string>> = {
  organisation: '机构',
  place: '地区',
  stages: '学段',
  topics: '主题',
  models: '模式',
  figures: '数据',
  tasks: '任务',
  years: '年份',
  source: '来源',
};

const plain = (name: string): Fact => ({ name, href: null, mark: '' });
const linked = (links: readonly NamedLink[]): readonly Fact[] => links.map((link) => ({ ...link, mark: '' }));
const supplied = '据文意补' as const;

type Known = Pick<
  CasePage,
  | 'record'
  | 'kinds'
  | 'place'
  | 'batch'
  | 'batchLink'
  | 'primary'
  | 'secondary'
  | 'stages'
  | 'tasks'
  | 'years'
>;

function organisation({ record, kinds }: Known): readonly Fact[] {
  if (record.organisation === null) return [];
  const { text, origin } = record.organisation;
  return [{ ...plain(text), mark: origin === 'supplied' ? supplied : '' }, ...linked(kinds)];
}

const place = ({ record, place: steps }: Known): readonly Fact[] => [
  ...steps.map((step): Fact => ({ name: step.name, href: step.href, mark: step.supplied ? supplied : '' })),
  ...(record.place?.zone == null ? [] : [plain(record.place.zone.name)]),
];

const source = ({ batch, batchLink }: Known): readonly Fact[] => [
  { ...batchLink, name: batchTitle(batch), mark: '' },
  ...(batch.publisher === null ? [] : [plain(batch.publisher)]),
  ...(batch.published === null ? [] : [plain(`${chineseDate(batch.published)}刊布`)]),
];

/** Models in the order of the text; one without a page is a name alone. */
function models({ record }: Known, filing: Filing | undefined): readonly Fact[] {
  return record.models.map(({ text }) => {
    const key = modelKey(text);
    const heading = filing?.models.find(({ name }) => modelKey(name) === key);
    return heading === undefined ? plain(text) : { name: text, href: `/${heading.address}`, mark: '' };
  });
}

/** Figures in few words, `小学 75个`; one of which the text does not say what it counts stands alone. */
const figures = ({ record }: Known): readonly Fact[] =>
  record.figures.map((figure) => plain(`${figure.what} ${figureValue(figure)}${figure.unit}`.trim()));

/** Gather what is known of a case. */
export const caseFields = (page: Known, filing: Filing | undefined): CaseFields => ({
  organisation: organisation(page),
  place: place(page),
  stages: linked(page.stages),
  topics: [...linked(page.primary), ...page.secondary.map((link) => ({ ...link, mark: '兼及' as const }))],
  models: models(page, filing),
  figures: figures(page),
  tasks: linked(page.tasks),
  years: linked(page.years),
  source: source(page),
});
