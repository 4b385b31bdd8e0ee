import type { CaseDraft } from './assemble.ts';
import type { Gazetteer } from './gazetteer.ts';
import { nearest } from './nearest.ts';
import { type Problem, problem } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import type { Model, Place, Stages, TopicTag } from './schema/case-record.ts';
import type { Evidence } from './schema/evidence.ts';
import type { Shelf } from './shelf.ts';
import { clauseAround } from './tag/sentences.ts';
import { tagTasks } from './tag/tasks.ts';
import type { CaseText, Outcome } from './types.ts';

type Draft = CaseDraft['record'];
type Vocabulary = 'topics' | 'stages' | 'kinds';

const vocabularies: Readonly<Record<Vocabulary, string>> = {
  topics: '主题',
  stages: '学段',
  kinds: '机构类别',
};

/** What a decided value rests on: the decision, by its anchor. */
export const decisionEvidence = (decision: Decision, words: string): Evidence => ({
  words,
  where: 'decision',
  rule: decision.anchor,
});

/** Words of a decision that no vocabulary has, each with the nearest that it has. */
function unknownTerms(words: readonly string[], vocabulary: Vocabulary, { taxonomy }: Shelf): Problem[] {
  const known = taxonomy[vocabulary].map(({ term }) => term);
  return words
    .filter((term) => !known.includes(term))
    .map((term) =>
      problem(
        'unknown-term',
        {},
        {
          term,
          vocabulary: vocabularies[vocabulary],
          nearest: nearest(term, known),
          file: `content/taxonomy/${vocabulary}.yaml`,
        },
      ),
    );
}

/** A value that a decision changes; where its words are unknown it stays as it is. */
const decided = <T>(before: T, problems: readonly Problem[], after: () => T): Outcome<T> => ({
  value: problems.length > 0 ? before : after(),
  problems,
});

function decideStages(stages: Stages, decision: Decision, shelf: Shelf): Outcome<Stages> {
  const { stages: terms } = decision;
  if (terms === undefined) return { value: stages, problems: [] };
  const evidence = (term: string) => stages.terms.find((s) => s.term === term)?.evidence ?? [];
  return decided(stages, unknownTerms(terms, 'stages', shelf), () => ({
    basis: 'explicit',
    terms: shelf.stages.order
      .filter((term) => terms.includes(term))
      .map((term) => ({ term, evidence: [decisionEvidence(decision, term), ...evidence(term)] })),
  }));
}

function decideTopics(
  topics: readonly TopicTag[],
  decision: Decision,
  shelf: Shelf,
): Outcome<readonly TopicTag[]> {
  if (decision.topics === undefined) return { value: topics, problems: [] };
  const { primary, secondary } = decision.topics;
  const tag =
    (weight: TopicTag['weight']) =>
    (term: string): TopicTag => {
      const found = topics.find((topic) => topic.term === term)?.evidence ?? [];
      return { term, weight, evidence: [decisionEvidence(decision, term), ...found] };
    };
  const rest = secondary.filter((term) => !primary.includes(term));
  return decided(topics, unknownTerms([...primary, ...rest], 'topics', shelf), () => [
    ...[...new Set(primary)].map(tag('primary')),
    ...[...new Set(rest)].map(tag('secondary')),
  ]);
}

/** A name that a curator found, where it stands first: in the title, else in the body. */
function modelIn(name: string, text: CaseText): Model | null {
  for (const where of ['title', 'body'] as const) {
    const at = text[where].indexOf(name);
    if (at < 0) continue;
    const words = clauseAround(text[where], { start: at, end: at + name.length });
    return { text: name, evidence: { words, where, at, rule: 'decision' } };
  }
  return null;
}

function decideModels(
  models: readonly Model[],
  decision: Decision,
  text: CaseText,
): Outcome<readonly Model[]> {
  const { add = [], remove = [] } = decision.models ?? {};
  const left = models.filter((model) => !remove.includes(model.text));
  const missed = [...new Set(add)].filter((name) => left.every((model) => model.text !== name));
  const found = missed.map((name) => ({ name, model: modelIn(name, text) }));
  const problems = found
    .filter(({ model }) => model === null)
    .map(({ name }) => problem('not-in-text', {}, { words: name }));
  return { value: [...left, ...found.flatMap(({ model }) => model ?? [])], problems };
}

/** What kind of zone a name says it is, by the gazetteer, else by its ending; `null` if it ends like none. */
const zoneKind = (name: string, gazetteer: Gazetteer): string | null =>
  gazetteer.forms.get(name)?.zone?.kind ??
  gazetteer.zoneWords.find(({ printed }) => name.endsWith(printed))?.kind ??
  null;

function decideZone(place: Place | null, decision: Decision, { gazetteer }: Shelf): Outcome<Place | null> {
  const { zone: name } = decision;
  if (name === undefined || (name === null && place === null)) return { value: place, problems: [] };
  if (place === null)
    return { value: place, problems: [problem('decision-needs', {}, { key: 'zone', needs: 'place' })] };
  if (name === null) return { value: { ...place, zone: null }, problems: [] };
  const kind = zoneKind(name, gazetteer);
  if (kind !== null) {
    const evidence = [...place.evidence, decisionEvidence(decision, name)];
    return { value: { ...place, zone: { name, kind }, evidence }, problems: [] };
  }
  const words = gazetteer.zoneWords.map(({ printed }) => printed);
  const args = {
    term: name,
    vocabulary: '功能区',
    nearest: nearest(name.slice(-4), words),
    file: 'content/taxonomy/places.yaml',
  };
  return { value: place, problems: [problem('unknown-term', {}, args)] };
}

function decideKind(
  organisation: Draft['organisation'],
  decision: Decision,
  shelf: Shelf,
): Outcome<Draft['organisation']> {
  const { kind } = decision;
  if (kind === undefined) return { value: organisation, problems: [] };
  if (organisation === null) {
    const needs = problem('decision-needs', {}, { key: 'kind', needs: 'organisation' });
    return { value: organisation, problems: [needs] };
  }
  return decided(organisation, unknownTerms([kind], 'kinds', shelf), () => ({ ...organisation, kind }));
}

/**
 * Make a curator's decision hold in a record that has its title, organisation and place: kind, author, zone, stages, topics (and the
 * tasks they serve), models.
 *
 * @param text What the taggers read of the case.
 * @returns The record, unchanged where the decision says nothing. Words that no vocabulary and no text has are errors.
 */
export function decideRecord(
  record: Draft,
  decision: Decision | null,
  text: CaseText,
  shelf: Shelf,
): Outcome<Draft> {
  if (decision === null) return { value: record, problems: [] };
  const organisation = decideKind(record.organisation, decision, shelf);
  const place = decideZone(record.place, decision, shelf);
  const stages = decideStages(record.stages, decision, shelf);
  const topics = decideTopics(record.topics, decision, shelf);
  const models = decideModels(record.models, decision, text);
  const isAnew = decision.topics !== undefined && topics.problems.length === 0;
  const tasks = isAnew ? tagTasks(topics.value, text, shelf.tasks) : record.tasks;
  return {
    value: {
      ...record,
      organisation: organisation.value,
      place: place.value,
      stages: stages.value,
      topics: [...topics.value],
      tasks: [...tasks],
      models: [...models.value],
      author: decision.author === undefined ? record.author : decision.author,
    },
    problems: [organisation, place, stages, topics, models].flatMap(({ problems }) => problems),
  };
}
