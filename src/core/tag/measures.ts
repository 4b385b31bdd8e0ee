import type { TaskTag } from '../schema/case-record.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { MeasureRules } from '../schema/term-rules.ts';
import type { CaseText } from '../types.ts';
import { evidenceOf, fieldsOf, findCues, tellingEvidence } from './cues.ts';

/** A measure that a case carries out: the task's term, the measure's name, the words that show it. */
export type MeasureTag = {
  readonly term: TaskTag['term'];
  readonly measure: string;
  readonly evidence: readonly Evidence[];
};

/**
 * Tag a case with the measures it carries out, in the order of the rules, each with up to four words as evidence.
 *
 * Only measures of tasks that the case serves are looked for: a task is served as a whole or not at all, and its measures say in what way.
 *
 * @param tasks What `tagTasks` gave for the same text.
 * @returns An empty list too for a case that serves a task in a way that no measure names.
 */
export function tagMeasures(
  tasks: readonly Pick<TaskTag, 'term'>[],
  text: CaseText,
  rules: MeasureRules,
): readonly MeasureTag[] {
  const served = new Set(tasks.map(({ term }) => term));
  const asked = rules.filter(({ term }) => served.has(term));
  if (asked.length === 0) return [];
  const { title, body } = fieldsOf(text);
  return asked.flatMap(({ id, term, measure, words, unless }) => {
    const hits = [title, body].flatMap((field) => findCues(field, words, unless));
    if (hits.length === 0) return [];
    return [{ term, measure, evidence: tellingEvidence(hits.map((hit) => evidenceOf(hit, id))) }];
  });
}
