import type { TaskTag, TopicTag } from '../schema/case-record.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { TaskRules } from '../schema/term-rules.ts';
import type { CaseText } from '../types.ts';
import { evidenceOf, fieldsOf, findCues, tellingEvidence } from './cues.ts';

type TopicRule = TaskRules['topics'][number];

const serves = (tag: TopicTag, rule: TopicRule) =>
  tag.term === rule.topic &&
  (tag.weight === 'primary' || (rule.secondary !== null && tag.evidence.length >= rule.secondary));

/**
 * Tag a case with the tasks of the framework that it serves, in the tasks' order, each with up to four words as evidence.
 *
 * @param topics What `tagTopics` gave for the same text; their words are the evidence where a task is served through a topic.
 */
export function tagTasks(topics: readonly TopicTag[], text: CaseText, rules: TaskRules): readonly TaskTag[] {
  const { title, body } = fieldsOf(text);
  const evidence = new Map<TaskTag['term'], Evidence[]>();
  const add = (term: TaskTag['term'], found: readonly Evidence[]) => {
    if (found.length > 0) evidence.set(term, [...(evidence.get(term) ?? []), ...found]);
  };
  for (const rule of rules.topics) {
    const tag = topics.find((t) => serves(t, rule));
    add(
      rule.term,
      (tag?.evidence ?? []).map((e) => ({ ...e, rule: rule.id })),
    );
  }
  for (const rule of rules.words) {
    const hits = [title, body].flatMap((field) => findCues(field, rule.words, rule.unless));
    add(
      rule.term,
      hits.map((hit) => evidenceOf(hit, rule.id)),
    );
  }
  return [...evidence]
    .map(([term, found]) => ({ term, evidence: tellingEvidence(found) }))
    .sort((a, b) => (a.term < b.term ? -1 : 1));
}
