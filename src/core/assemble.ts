import { decideRecord, decisionEvidence } from './decide-record.ts';
import { withoutKept } from './decisions.ts';
import { describe, type Naming } from './describe.ts';
import { nearest } from './nearest.ts';
import { organisationKind } from './organisation-name.ts';
import { resolvePlace } from './place.ts';
import { type Problem, problem } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import type { CaseRecord, Place } from './schema/case-record.ts';
import type { Shelf } from './shelf.ts';
import { supplyOrganisation, supplyTitle } from './supply.ts';
import { tagFigures } from './tag/figures.ts';
import { tagHonours } from './tag/honours.ts';
import { tagModels } from './tag/models.ts';
import { tagStages } from './tag/stages.ts';
import { tagTasks } from './tag/tasks.ts';
import { tagTopics } from './tag/topics.ts';
import { tagYears } from './tag/years.ts';
import { titleMismatch } from './title-mismatch.ts';
import { suspectTypos } from './typos.ts';
import type { BodyBlock, CaseText, Outcome, Segment } from './types.ts';

/** A case before it has its id: all that the source says of it, and its text. */
export type CaseDraft = {
  readonly record: Omit<CaseRecord, 'id' | 'batch'>;
  readonly body: readonly BodyBlock[];
};

/** What a case's compilation says for all its cases. */
export type Source = {
  /** Title of the compilation, empty if unknown; it often names province and stage for all its cases. */
  readonly batchTitle: string;
  /** Whether words stand in the captured text: a title that a curator found there is a printed one. */
  readonly isPrinted: (words: string) => boolean;
};

/** Body as one string, paragraphs and sub-headings parted by `\n`: the field that evidence offsets refer to. */
export const bodyText = (body: readonly BodyBlock[]): string => body.map((b) => b.text).join('\n');

type Organisation = NonNullable<CaseRecord['organisation']>;

function chooseOrganisation(
  naming: Naming,
  decision: Decision | null,
  body: string,
  place: Place | null,
  shelf: Shelf,
): Organisation | null {
  if (decision?.organisation === null) return null;
  if (decision?.organisation !== undefined) {
    const text = decision.organisation;
    const kind = organisationKind(text, shelf.organisations) ?? '其他';
    return { text, kind, origin: 'supplied', evidence: [decisionEvidence(decision, text)] };
  }
  if (naming.organisation !== null) {
    const { text, kind, evidence } = naming.organisation;
    return { text, kind, origin: evidence.where === 'byline' ? 'supplied' : 'printed', evidence: [evidence] };
  }
  const supplied = supplyOrganisation(body, place, shelf.organisations);
  if (supplied === null) return null;
  return { text: supplied.text, kind: supplied.kind, origin: 'supplied', evidence: [supplied.evidence] };
}

function chooseTitle(
  naming: Naming,
  decision: Decision | null,
  body: string,
  place: Place | null,
  organisation: string | null,
  models: readonly string[],
  isPrinted: Source['isPrinted'],
): CaseRecord['title'] {
  if (decision?.title !== undefined)
    return {
      text: decision.title,
      origin: isPrinted(decision.title) ? 'printed' : 'supplied',
      reason: decision.reason,
      evidence: [decisionEvidence(decision, decision.title)],
    };
  if (naming.title !== null) return { text: naming.title, origin: 'printed' };
  const { text, evidence } = supplyTitle(body, place, organisation, models);
  return { text, origin: 'supplied', reason: '标题缺失，据正文拟', evidence };
}

function choosePlace(text: CaseText, decision: Decision | null, shelf: Shelf): Outcome<Place | null> {
  const read = resolvePlace(text, shelf.gazetteer);
  if (decision?.place === undefined) return read;
  if (decision.place === null) return { value: null, problems: [] };
  const names = shelf.gazetteer.namesOf(decision.place);
  if (names.length === 0)
    return {
      value: null,
      problems: [
        problem(
          'unknown-term',
          {},
          {
            term: decision.place,
            vocabulary: '行政区划代码',
            nearest: nearest(decision.place, [...shelf.gazetteer.divisions.keys()]),
            file: 'content/taxonomy/places.yaml',
          },
        ),
      ],
    };
  const evidence = [decisionEvidence(decision, decision.place)];
  return { value: { code: decision.place, names, supplied: [], zone: null, evidence }, problems: [] };
}

/** What is missing or doubtful in a case, at its first line, but for what a curator decided. */
function problemsOf(
  { body, lines: [line] }: Segment,
  naming: Naming,
  decision: Decision | null,
  { title, organisation, place }: Pick<CaseRecord, 'title' | 'organisation' | 'place'>,
  onPlace: readonly Problem[],
  { topics }: Shelf,
): readonly Problem[] {
  const here = { line };
  const problems = onPlace.map((p): Problem => ({ ...p, place: { ...here, ...p.place } }));
  if (naming.title === null && decision?.title === undefined)
    problems.push(problem('title-lost', here, { supplied: title.text }));
  if (organisation === null && decision?.organisation === undefined)
    problems.push(problem('organisation-lost', here));
  if (place === null && decision?.place === undefined && onPlace.length === 0)
    problems.push(problem('place-unknown', here));
  const isPrinted = naming.title !== null && decision?.title === undefined;
  const mismatch = isPrinted ? titleMismatch(naming.title, bodyText(body), topics) : null;
  if (mismatch !== null) problems.push(problem('title-body-mismatch', here, { words: mismatch }));
  return problems;
}

/** Words of a case that are likely printed wrongly. They stay as they are. */
const typosIn = (title: string, body: string, line: number, shelf: Shelf): Problem[] =>
  suspectTypos(`${title}\n${body}`, {
    rules: shelf.typos,
    gazetteer: shelf.gazetteer,
    readings: shelf.readings,
  }).map(({ words, suggestion, evidence }) =>
    problem('typo-suspected', { line, words }, { words, suggestion, evidence }),
  );

/**
 * Make a case out of a segment: what is printed, what a curator decided, what the text lets supply, and the tags with their words.
 */
export function assembleCase(
  segment: Segment,
  decision: Decision | null,
  { batchTitle, isPrinted }: Source,
  shelf: Shelf,
): Outcome<CaseDraft> {
  const naming = describe(segment, shelf.organisations);
  const body = bodyText(segment.body);
  const text: CaseText = {
    title: naming.title ?? '',
    organisation: naming.organisation?.text ?? '',
    body,
    batchTitle,
  };
  const placed = choosePlace(
    { ...text, organisation: naming.placeLine ?? text.organisation },
    decision,
    shelf,
  );
  const place = placed.value;
  const models = tagModels(text, shelf.models);
  const organisation = chooseOrganisation(naming, decision, body, place, shelf);
  const actor = organisation?.text ?? null;
  const title = chooseTitle(
    naming,
    decision,
    body,
    place,
    actor,
    models.map((m) => m.text),
    isPrinted,
  );
  const problems = [
    ...problemsOf(segment, naming, decision, { title, organisation, place }, placed.problems, shelf),
    ...typosIn(text.title, body, segment.lines[0], shelf),
  ];
  const topics = tagTopics(text, shelf.topics);
  const record: CaseDraft['record'] = {
    title,
    organisation,
    place,
    stages: tagStages(text, shelf.stages),
    topics: [...topics],
    tasks: [...tagTasks(topics, text, shelf.tasks)],
    models: [...models],
    figures: [...tagFigures(text, shelf.figures)],
    years: [...tagYears(text)],
    honours: [...tagHonours(text, shelf.honours)],
    lines: [...segment.lines],
    author: naming.author,
    problems: [],
  };
  const decided = decideRecord(record, decision, text, shelf);
  const open = [...withoutKept([...problems, ...decided.problems], decision)];
  return { value: { record: { ...decided.value, problems: open }, body: segment.body }, problems: open };
}
