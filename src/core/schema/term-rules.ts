import { z } from 'astro/zod';
import { stageBasisSchema } from './case-record.ts';
import type { Taxonomy } from './taxonomy.ts';

const samePhrase = '[^，。；：！？,;:!?\\n]{0,8}';

/**
 * A cue as curators write it, compiled: a regular expression over text folded to half-width marks (`foldWidth`),
 * where `…` stands for at most eight characters of the same phrase.
 */
const cueSchema = z
  .string()
  .min(1)
  .transform((source, context) => {
    try {
      return new RegExp(source.replaceAll('…', samePhrase), 'gu');
    } catch (error) {
      context.addIssue({ code: 'custom', message: `“${source}”：${String(error)}` });
      return z.NEVER;
    }
  });

const cues = z.array(cueSchema).default([]);
const examples = { match: z.array(z.string()).min(1), miss: z.array(z.string()).min(1) };
const id = z.string().regex(/^[a-z0-9-]{2,24}$/);

const termOf = (terms: readonly { readonly term: string }[]) =>
  z.enum(terms.map((t) => t.term) as [string, ...string[]]);

/** How much words count by their strength and by where they stand, and how much makes a tag. */
const topicWeighingSchema = z.strictObject({
  strong: z.number().positive(),
  plain: z.number().positive(),
  hint: z.number().positive(),
  /** Factors of the places. `lead` is the first sentence, `head` a sub-heading or the head of an enumerated point. */
  title: z.number().positive(),
  lead: z.number().positive(),
  head: z.number().positive(),
  body: z.number().positive(),
  organisation: z.number().positive(),
  /** Factor of the compilation's title, which counts only for topics that the case itself speaks of. */
  batch: z.number().positive(),
  /** Factor of words that stand as one item in a list of three or more (甲、乙、丙). */
  listed: z.number().positive(),
  /** Part of a word's weight that each further mention adds, for at most four mentions. */
  again: z.number().nonnegative(),
  /** Score that makes a tag in a text of up to `short` code units; it grows by the power `growth` of the length. */
  least: z.number().positive(),
  short: z.int().positive(),
  growth: z.number().nonnegative(),
  /** Part of the highest score that a topic needs. */
  share: z.number().min(0).max(1),
  /** Part of the body's weight that counts, beside title and first sentence, for what a case is about. */
  rest: z.number().min(0).max(1),
  /** Part of the first primary topic's claim that makes a second one. */
  rival: z.number().min(0).max(1),
});
export type TopicWeighing = z.infer<typeof topicWeighingSchema>;

/** `content/rules/topics.yaml`: for each topic the words that speak for it; no word counts inside a match of `unless`. */
export function topicRulesSchema(taxonomy: Taxonomy) {
  return z.strictObject({
    weighing: topicWeighingSchema,
    rules: z.array(
      z.strictObject({
        id,
        term: termOf(taxonomy.topics),
        strong: cues,
        plain: cues,
        hint: cues,
        /** Words that count if they stand in the organisation's name. */
        organisation: cues,
        unless: cues,
        ...examples,
      }),
    ),
  });
}
export type TopicRules = z.infer<ReturnType<typeof topicRulesSchema>>;

/**
 * `content/rules/stages.yaml`: words and the stages they stand for.
 *
 * `rank` orders the rules: `sole` settles the stages alone, `named` names a school or a stage, `general` names several at once
 * (中小学, 义务教育), `implied` speaks of a practice that belongs to certain stages. `compulsory` marks words of compulsory education;
 * where a case has one, a rule stands for `beside_compulsory`, if given, instead of `terms` (中小学 without 高中).
 */
export function stageRulesSchema(taxonomy: Taxonomy) {
  return z.strictObject({
    /** Part of the mentions of the stage most often named that another stage needs to count. */
    share: z.number().min(0).max(1),
    /** What a mention of several stages at once counts for each of them; a mention of one stage counts 1. */
    general: z.number().min(0).max(1),
    /** Terms of cases that say nothing of stages. */
    fallback: termOf(taxonomy.stages),
    /** Order in which the terms of a case are listed. */
    order: z.array(termOf(taxonomy.stages)).min(1),
    rules: z.array(
      z.strictObject({
        id,
        terms: z.array(termOf(taxonomy.stages)).min(1),
        beside_compulsory: z.array(termOf(taxonomy.stages)).min(1).optional(),
        rank: z.enum(['sole', 'named', 'general', 'implied']),
        basis: stageBasisSchema.exclude(['title', 'default']),
        compulsory: z.boolean().default(false),
        words: z.array(cueSchema).min(1),
        unless: cues,
        ...examples,
      }),
    ),
  });
}
export type StageRules = z.infer<ReturnType<typeof stageRulesSchema>>;

/**
 * `content/rules/tasks.yaml`: tasks served through topics, and words that speak for a task by themselves.
 *
 * A topic serves the task if it is primary, or if it is secondary with at least `secondary` words of evidence.
 */
export function taskRulesSchema(taxonomy: Taxonomy) {
  return z.strictObject({
    topics: z.array(
      z.strictObject({
        id,
        term: termOf(taxonomy.tasks),
        topic: termOf(taxonomy.topics),
        secondary: z.int().positive().nullable(),
      }),
    ),
    words: z.array(
      z.strictObject({
        id,
        term: termOf(taxonomy.tasks),
        words: z.array(cueSchema).min(1),
        unless: cues,
        ...examples,
      }),
    ),
  });
}
export type TaskRules = z.infer<ReturnType<typeof taskRulesSchema>>;

/**
 * `content/rules/measures.yaml`: for each measure of a task the words that show it in a case that serves the task.
 *
 * Every measure has exactly one rule: one without would be said to have no cases although nobody looked.
 */
export function measureRulesSchema({ tasks }: Pick<Taxonomy, 'tasks'>) {
  const measures = tasks.flatMap((task) => task.measures);
  const rule = z.strictObject({
    id,
    term: termOf(tasks),
    measure: z.enum(measures as [string, ...string[]]),
    words: z.array(cueSchema).min(1),
    unless: cues,
    ...examples,
  });
  return z.array(rule).superRefine((rules, context) => {
    const report = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    const known = new Set(tasks.flatMap((task) => task.measures.map((name) => `${task.term} ${name}`)));
    const seen = new Set<string>();
    for (const [i, { term, measure }] of rules.entries()) {
      const key = `${term} ${measure}`;
      if (!known.has(key)) report([i, 'measure'], `任务 ${term} 没有“${measure}”这条措施`);
      if (seen.has(key)) report([i, 'measure'], `“${measure}”已有一则`);
      seen.add(key);
    }
    const lacking = [...known].filter((key) => !seen.has(key));
    if (lacking.length > 0) report([], `缺 ${lacking.join('、')}`);
  });
}
export type MeasureRules = z.infer<ReturnType<typeof measureRulesSchema>>;
