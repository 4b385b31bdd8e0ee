import { readContent } from '../build/read-content.ts';
import { glossaryAddress } from '../core/addresses.ts';
import { glossedTexts } from '../core/glossed.ts';
import type { Segment } from '../core/glossed.ts';
import type { GlossaryEntry } from '../core/schema/glossary.ts';
import { readCaseTexts } from './case-source.ts';
import type { NamedLink } from './case-page.ts';
import type { Plan } from './action-plan.ts';
import type { TopicHeading } from './catalogue.ts';
import { letterGroups } from './pinyin.ts';
import { searchLink } from './search-link.ts';
import { site } from './site.ts';
import { paragraphs } from './words.ts';

/** The texts of one page, each with what is linked in it. */
export type Glosses = ReadonlyMap<string, readonly Segment[]>;

/**
 * Where the texts of a page name terms for the first time.
 *
 * @param texts The library's own words, plain and in the order in which they are read; no texts of cases.
 */
export function glossesOf(texts: readonly string[]): Glosses {
  const entries = readContent().glossary.filter(({ linked }) => linked);
  const segments = glossedTexts(texts, entries);
  return new Map(texts.map((text, at) => [text, segments[at] ?? []]));
}

/** The paragraphs of the action plan in the order of its page. */
export const planGlosses = (plan: Plan): Glosses =>
  glossesOf(
    [
      plan.introduction,
      ...plan.parts.flatMap(({ slogan, measures }) => [slogan, ...measures.map(({ text }) => text)]),
      plan.afterTasks,
      ...plan.safeguards.map(({ text }) => text),
      plan.conclusion,
    ].flatMap(paragraphs),
  );

/** One term as the glossary page shows it. */
export type GlossaryItem = Pick<GlossaryEntry, 'id' | 'term' | 'also' | 'definition'> & {
  /** Whose use of the word this is. */
  readonly usage: string;
  /** Where its cases are: the topic's page, a search. */
  readonly cases: readonly NamedLink[];
  readonly see: readonly NamedLink[];
};

export type GlossaryGroup = {
  readonly letter: string;
  readonly id: string;
  readonly items: readonly GlossaryItem[];
};

const usages: Readonly<Record<GlossaryEntry['usage'], string>> = { field: '通行用法', library: '本库用语' };

/** A link to the term `id`. */
export function termLink(id: string): NamedLink {
  const entry = readContent().glossary.find((known) => known.id === id);
  if (entry === undefined) throw new Error(`no term ${id}`);
  return { name: entry.term, href: `/${glossaryAddress(id)}` };
}

/** The name of a term by which a search finds cases: the first that their texts hold. */
const found = ({ term, also }: GlossaryEntry, texts: readonly string[]): string | undefined =>
  [term, ...also].find((name) => texts.some((text) => text.includes(name)));

function itemOf(
  entry: GlossaryEntry,
  topics: readonly TopicHeading[],
  texts: readonly string[],
): GlossaryItem {
  const topic = topics.find(({ id, cases }) => id === entry.topic && cases.length > 0);
  const query = entry.usage === 'field' ? found(entry, texts) : undefined;
  return {
    id: entry.id,
    term: entry.term,
    also: entry.also,
    definition: entry.definition,
    usage: usages[entry.usage],
    cases: [
      ...(topic === undefined ? [] : [{ name: `主题：${topic.name}`, href: `/${topic.address}` }]),
      ...(query === undefined ? [] : [{ name: `检索“${query}”`, href: searchLink(query) }]),
    ],
    see: entry.see.map(termLink),
  };
}

/** All terms under their letters. */
export async function glossaryGroups(): Promise<readonly GlossaryGroup[]> {
  const { catalogue } = await site();
  const texts = await readCaseTexts();
  return letterGroups(readContent().glossary, ({ term }) => term).map(({ letter, items }) => ({
    letter,
    id: letter === '#' ? 'figures' : `letter-${letter.toLowerCase()}`,
    items: items.map((entry) => itemOf(entry, catalogue.topics, texts)),
  }));
}
