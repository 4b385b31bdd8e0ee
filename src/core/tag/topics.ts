import type { TopicTag } from '../schema/case-record.ts';
import type { TopicRules, TopicWeighing } from '../schema/term-rules.ts';
import type { CaseText } from '../types.ts';
import { evidenceOf, fieldsOf, findCues, tellingEvidence } from './cues.ts';
import type { Field, Hit } from './cues.ts';
import { bodyPlaces, isListed } from './places.ts';
import type { BodyPlace } from './places.ts';

type Rule = TopicRules['rules'][number];
type Strength = 'strong' | 'plain' | 'hint';
type Place = 'title' | 'organisation' | 'batch' | BodyPlace;
type Weighed = {
  readonly hit: Hit;
  readonly strength: Strength;
  readonly place: Place;
  readonly weight: number;
};
type Scored = {
  readonly rule: Rule;
  /** Heaviest first. */
  readonly words: readonly Weighed[];
  readonly score: number;
  /** How much the case is about the topic: what title and first sentence say, and a part of the rest. */
  readonly claim: number;
};

const strengths: readonly Strength[] = ['strong', 'plain', 'hint'];

const strengthOf = (rule: Rule, hit: Hit): Strength =>
  strengths.find((s) => rule[s].includes(hit.pattern)) ?? 'plain';

/** Each distinct word counts once at its best place; further mentions add a part of its weight. */
function sum(words: readonly Weighed[], again: number): number {
  const byWord = Map.groupBy(words, (w) => w.hit.words);
  return [...byWord.values()].reduce((total, same) => {
    const best = Math.max(...same.map((w) => w.weight));
    return total + best * (1 + again * Math.min(same.length - 1, 4));
  }, 0);
}

function weigher(text: CaseText, weighing: TopicWeighing): (rule: Rule) => readonly Weighed[] {
  const fields = fieldsOf(text);
  const placeInBody = bodyPlaces(fields.body);
  const read = (rule: Rule, field: Field, patterns: readonly RegExp[]) =>
    findCues(field, patterns, rule.unless).map((hit): Weighed => {
      const strength = strengthOf(rule, hit);
      const place = field.where === 'body' ? placeInBody(hit) : field.where;
      const listed = isListed(hit) ? weighing.listed : 1;
      return { hit, strength, place, weight: weighing[strength] * weighing[place] * listed };
    });
  return (rule) => {
    const patterns = strengths.flatMap((s) => rule[s]);
    const own = [
      ...read(rule, fields.title, patterns),
      ...read(rule, fields.organisation, rule.organisation),
      ...read(rule, fields.body, patterns),
    ];
    return own.length === 0 ? own : [...own, ...read(rule, fields.batch, patterns)];
  };
}

function score(rule: Rule, words: readonly Weighed[], weighing: TopicWeighing): Scored {
  const at = (...places: Place[]) =>
    sum(
      words.filter((w) => places.includes(w.place)),
      weighing.again,
    );
  const [title, lead, rest] = [at('title', 'batch'), at('lead'), at('lead', 'head', 'body')];
  return {
    rule,
    words: words.toSorted((a, b) => b.weight - a.weight),
    score: title + rest + at('organisation'),
    claim: title + lead + at('organisation') + weighing.rest * rest,
  };
}

/**
 * Tag a case with the topics it speaks of, each with up to four words as evidence, heaviest first.
 *
 * A topic counts if its words weigh enough for the length of the text and beside the topic spoken of most, and not all of them are hints.
 * The one or two that title and first sentence speak for most are primary. Primary topics come first; an empty list if there is none.
 */
export function tagTopics(text: CaseText, rules: TopicRules): readonly TopicTag[] {
  const { weighing } = rules;
  const weigh = weigher(text, weighing);
  const scored = rules.rules
    .map((rule) => score(rule, weigh(rule), weighing))
    .filter((s) => s.words.some((w) => w.strength !== 'hint'));
  const most = Math.max(0, ...scored.map((s) => s.score));
  const length = Math.max(1, text.body.length / weighing.short) ** weighing.growth;
  const least = Math.max(weighing.least * length, weighing.share * most);
  const spoken = scored.filter((s) => s.score >= least).sort((a, b) => b.claim - a.claim);
  const rival = weighing.rival * (spoken[0]?.claim ?? 0);
  return spoken.map((s, i) => ({
    term: s.rule.term,
    weight: i === 0 || (i === 1 && s.claim >= rival) ? 'primary' : 'secondary',
    evidence: tellingEvidence(s.words.map((w) => evidenceOf(w.hit, `${s.rule.id}-${w.strength}`))),
  }));
}
