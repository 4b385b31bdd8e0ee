import type { CaseRecord } from '../core/schema/case-record.ts';
import { placeSteps } from './places.ts';

/** A case worth reading next, and why, strongest reason first. */
export type Related = { readonly record: CaseRecord; readonly reasons: readonly string[] };

/** `reason` is empty where a tie only tips the scales. */
type Tie = { readonly key: string; readonly weight: number; readonly reason: string };

const municipalities = new Set(['110000', '120000', '310000', '500000']);
const weights = { model: 8, county: 5, prefecture: 3, topic: 2, words: 1, touched: 0.5 };
/** A tie shared by more cases than this, or touched on by more than this part of them, says nothing about any two. */
const tooCommon = { count: 200, part: 1 / 3 };
const runLength = 4;

function placeTies({ place }: CaseRecord): readonly Tie[] {
  if (place === null) return [];
  return placeSteps(place)
    .filter(({ code }) => !code.endsWith('0000') || municipalities.has(code))
    .map(({ code, name }) => ({
      key: `place ${code}`,
      weight: code.endsWith('00') ? weights.prefecture : weights.county,
      reason: `同在${name}`,
    }));
}

function topicTies({ topics, stages }: CaseRecord): readonly Tie[] {
  const primary = topics.filter(({ weight }) => weight === 'primary');
  return primary.flatMap((topic) =>
    stages.terms.map((stage) => ({
      key: `topic ${topic.term} ${stage.term}`,
      weight: weights.topic,
      reason: `同主题、同学段：${topic.term}（${stage.term}）`,
    })),
  );
}

/** Runs of four Han characters of a title: too blunt for a reason, good enough to put one equal before another. */
function wordTies({ title }: CaseRecord): readonly Tie[] {
  const runs = title.text.match(/\p{Script=Han}+/gu) ?? [];
  return runs.flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - runLength + 1) }, (_, at) => {
      const words = run.slice(at, at + runLength);
      return { key: `words ${words}`, weight: weights.words, reason: '' };
    }),
  );
}

const modelTies = ({ models }: CaseRecord): readonly Tie[] =>
  models.map(({ text }) => ({ key: `model ${text}`, weight: weights.model, reason: `同一模式：${text}` }));

/** Topics that two cases touch on, whatever the weight: enough where nothing nearer is to be had. */
const touchedTies = ({ topics }: CaseRecord): readonly Tie[] =>
  topics.map(({ term }) => ({ key: `touched ${term}`, weight: weights.touched, reason: `都谈到${term}` }));

/** What ties a case to others, strongest first. */
const ties = (record: CaseRecord): readonly Tie[] => [
  ...modelTies(record),
  ...[...placeTies(record)].reverse(),
  ...topicTies(record),
  ...wordTies(record),
  ...touchedTies(record),
];

/** The reasons of the strongest tie of each kind: one place, one topic, one run of words are enough to say why. */
function strongest(shared: readonly Tie[]): readonly Tie[] {
  const kinds = new Map<string, Tie>();
  for (const tie of shared) {
    const kind = tie.key.slice(0, tie.key.indexOf(' '));
    if (!kinds.has(kind)) kinds.set(kind, tie);
  }
  if (kinds.size > 1) kinds.delete('touched');
  return [...kinds.values()];
}

const isTooCommon = ({ key }: Tie, holders: number, all: number): boolean =>
  holders > tooCommon.count || (key.startsWith('touched ') && all > 9 && holders > all * tooCommon.part);

/**
 * Related cases by what two cases share: a model, a county or prefecture, a primary topic in the same stage, words of the title.
 *
 * @returns A look-up, at most `limit` cases each; ties of strength are settled by id, so the order never varies.
 */
export function relatedCases(
  cases: readonly CaseRecord[],
  limit = 5,
): (record: CaseRecord) => readonly Related[] {
  const holders = new Map<string, CaseRecord[]>();
  for (const record of cases) {
    for (const key of new Set(ties(record).map((tie) => tie.key))) {
      const held = holders.get(key);
      if (held === undefined) holders.set(key, [record]);
      else held.push(record);
    }
  }
  return (record) => {
    const shared = new Map<CaseRecord, Tie[]>();
    for (const tie of ties(record)) {
      const held = holders.get(tie.key) ?? [];
      if (isTooCommon(tie, held.length, cases.length)) continue;
      for (const other of held) {
        if (other.id !== record.id) shared.set(other, [...(shared.get(other) ?? []), tie]);
      }
    }
    return [...shared]
      .map(([other, all]) => ({ record: other, kept: strongest(all) }))
      .map(({ record: other, kept }) => ({
        record: other,
        score: kept.reduce((sum, { weight }) => sum + weight, 0),
        reasons: kept.map(({ reason }) => reason).filter((reason) => reason !== ''),
      }))
      .filter(({ reasons }) => reasons.length > 0)
      .sort((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1))
      .slice(0, limit)
      .map(({ record: other, reasons }) => ({ record: other, reasons }));
  };
}
