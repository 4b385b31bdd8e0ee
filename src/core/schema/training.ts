import { z } from 'astro/zod';
import { caseReference } from '../case-reference.ts';
import { namedFault, type NamedFault } from '../checked-yaml.ts';
import { nearestFew } from '../nearest.ts';

/** What packs may refer to. */
export type KnownCases = {
  /** Ids of the cases that this build shows, in a fixed order. */
  readonly ids: ReadonlySet<string>;
  /** Ids of the cases that the register has withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
  /** Ids of the batches that this build keeps back. */
  readonly hidden: ReadonlySet<string>;
  /** Paragraphs of a case that is shown. */
  readonly paragraphs: (id: string) => readonly string[];
};

/** What a comparison can show of its cases, in the order in which it is shown if nothing is said. */
export const compareFields = [
  'organisation',
  'place',
  'stages',
  'topics',
  'models',
  'figures',
  'tasks',
  'years',
  'source',
] as const;
export type CompareField = (typeof compareFields)[number];

/** Most ids that are proposed for one that is not known. */
const proposed = 3;

const proposals = (id: string, { ids }: KnownCases): string =>
  nearestFew(id, [...ids], proposed).join('、') || '（还没有案例）';

const batchOf = (id: string): string => id.slice(0, id.lastIndexOf('-'));

/** What is wrong with the id of a case; `null` if nothing is. */
function idFault(id: string, known: KnownCases): NamedFault | null {
  if (known.ids.has(id)) return null;
  if (known.withdrawn.has(id)) return namedFault('withdrawn-case', { id, nearest: proposals(id, known) });
  const batch = batchOf(id);
  if (known.hidden.has(batch)) return namedFault('private-case', { id, batch });
  return namedFault('unknown-case', { id, nearest: proposals(id, known) });
}

function referenceFault(text: string, known: KnownCases): NamedFault | null {
  const reference = caseReference(text);
  if (reference === null)
    return namedFault('bad-case-reference', { reference: text, nearest: proposals(text, known) });
  const { id, paragraph } = reference;
  const fault = idFault(id, known);
  if (fault !== null || paragraph === null) return fault;
  const count = known.paragraphs(id).length;
  return paragraph <= count ? null : namedFault('unknown-paragraph', { id, paragraph, count });
}

/** A text that stands for a case, judged by itself. */
const referenceTo = (fault: (text: string) => NamedFault | null) =>
  z.string().superRefine((text, context) => {
    const found = fault(text);
    if (found !== null) context.addIssue(found);
  });

/** Each entry that repeats an earlier one, at its place. */
function addRepeated(
  texts: readonly string[],
  context: z.RefinementCtx,
  path: (at: number) => (string | number)[],
) {
  texts.forEach((text, at) => {
    const nth = texts.indexOf(text) + 1;
    if (nth <= at) context.addIssue({ ...namedFault('repeated-case', { id: text, nth }), path: path(at) });
  });
}

const words = z.string().trim().min(1);
const minutes = z.int().min(1).max(600);

/** `quote-not-found` for words that a step shows as the case's own, but that do not stand in one of its paragraphs. */
function addStrangeQuotes(
  { case: text, quotes }: { readonly case: string; readonly quotes: readonly string[] },
  known: KnownCases,
  context: z.RefinementCtx,
) {
  const reference = caseReference(text);
  if (reference === null || !known.ids.has(reference.id)) return;
  const { id, paragraph } = reference;
  const paragraphs = known.paragraphs(id).filter((_, at) => paragraph === null || at === paragraph - 1);
  quotes.forEach((quote, at) => {
    if (paragraphs.some((words) => words.includes(quote))) return;
    context.addIssue({ ...namedFault('quote-not-found', { id: text, quote }), path: ['quotes', at] });
  });
}

const stepSchema = (known: KnownCases) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? { case: value } : value),
    z
      .strictObject({
        case: referenceTo((text) => referenceFault(text, known)),
        question: words.optional(),
        minutes: minutes.optional(),
        /** Words of the case, letter by letter, each shown on a slide of its own. */
        quotes: z.array(words).default([]),
        /** What an answer should touch on; for the trainer. */
        points: z.array(words).default([]),
        /** Paragraphs, one a line; for the trainer. */
        notes: words.optional(),
      })
      .superRefine((step, context) => {
        addStrangeQuotes(step, known, context);
      }),
  );

const comparisonSchema = (known: KnownCases) =>
  z.strictObject({
    title: words,
    cases: z.array(referenceTo((id) => idFault(id, known))).superRefine((ids, context) => {
      const { length } = ids;
      if (length < 2 || length > 4) context.addIssue(namedFault('compare-count', { count: length }));
      addRepeated(ids, context, (at) => [at]);
    }),
    fields: z
      .array(z.enum(compareFields))
      .min(1)
      .default([...compareFields]),
    question: words.optional(),
    minutes: minutes.optional(),
    points: z.array(words).default([]),
    notes: words.optional(),
  });

/** What is done together before the first case or after the last. */
const frameSchema = z.strictObject({ text: words, minutes: minutes.optional(), notes: words.optional() });

/**
 * Frontmatter of `content/trainings/<id>.mdx` over the cases a library holds: a training pack. Its text is the introduction for
 * participants. References to cases that cannot be shown are faults of their own (`unknown-case` and the like).
 */
export const trainingSchema = (known: KnownCases) =>
  z.strictObject({
    title: words,
    aim: words,
    audience: words,
    /** Of the whole session. */
    minutes,
    opening: frameSchema.optional(),
    steps: z
      .array(stepSchema(known))
      .min(1)
      .superRefine((steps, context) => {
        addRepeated(
          steps.map((step) => step.case),
          context,
          (at) => [at, 'case'],
        );
      }),
    compare: z.array(comparisonSchema(known)).default([]),
    closing: frameSchema.optional(),
  });
export type TrainingHead = z.infer<ReturnType<typeof trainingSchema>>;
/** A training pack; `id` is the name of its file. */
export type Training = TrainingHead & { readonly id: string };
export type TrainingStep = TrainingHead['steps'][number];
export type Comparison = TrainingHead['compare'][number];
