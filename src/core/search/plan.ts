import { namesIn } from '../names-in.ts';
import type { SynonymGroup } from './synonyms.ts';
import { folded, queryKeys, runsOf } from './units.ts';
import type { Folds, Occurrence, Unit } from './units.ts';

/** Another name of a stretch of a way: the units from `from` to `to`, both included, may be replaced by one key. */
export type Substitute = {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  /** The stretch, and its other names, parted by `、`. */
  readonly name: string;
  readonly read: string;
};

/**
 * One way to understand a part of a query: keys that a case must hold, in the order of the text. `via` says how it was read if not
 * as written, `read` what was looked for then.
 */
export type Way = {
  readonly via: 'written' | 'script' | 'pinyin' | 'prefix';
  readonly keys: readonly Occurrence[];
  readonly read: string;
  readonly substitutes: readonly Substitute[];
};

/** What a reader wrote between spaces, punctuation or words of asking; any of its ways will do. */
export type Part = {
  /** As written, folded. */
  readonly typed: string;
  readonly ways: readonly Way[];
};

/** A query taken apart. A case must not hold any of `excluded` as a whole. */
export type Plan = { readonly parts: readonly Part[]; readonly excluded: readonly Part[] };

/** A group of names with the key under which the index files the cases that have any of them. */
export type Synonym = Pick<SynonymGroup, 'words' | 'names' | 'unless'> & { readonly key: string };

/** What the library knows of language. `content` gives the stretches of a folded text that are left without words of asking. */
export type Language = {
  readonly folds: Folds;
  readonly synonyms: readonly Synonym[];
  readonly content: (text: string) => readonly string[];
  /** Pairs that most cases have: a long query is answered without them. */
  readonly common: ReadonlySet<string>;
};

/** A run as it was written, spaces for what was passed over, and its units placed in it. */
function written(run: readonly Unit[]): { readonly text: string; readonly units: readonly Unit[] } {
  const shift = run[0]?.start ?? 0;
  const units = run.map((unit) => ({ ...unit, start: unit.start - shift }));
  let text = '';
  for (const unit of units) text = text.padEnd(unit.start, ' ') + unit.text;
  return { text, units };
}

/** The synonyms that stand in a run; of two that overlap, the longer name. */
function substitutesIn(run: readonly Unit[], synonyms: readonly Synonym[]): readonly Substitute[] {
  const { text, units } = written(run);
  const found: Substitute[] = [];
  for (const synonym of synonyms)
    for (const { name, start } of namesIn(text, synonym, synonym.words)) {
      const from = units.findIndex((unit) => unit.start === start);
      const to = units.findIndex((unit) => unit.start + unit.text.length === start + name.length);
      const others = synonym.names.filter((other) => other !== name);
      if (from >= 0 && to >= 0) found.push({ from, to, key: synonym.key, name, read: others.join('、') });
    }
  found.sort((a, b) => b.to - b.from - (a.to - a.from));
  return found.filter(
    ({ from, to }, i) => !found.slice(0, i).some((other) => from <= other.to && to >= other.from),
  );
}

function wayOf(run: readonly Unit[], synonyms: readonly Synonym[]): Way {
  return { via: 'written', keys: queryKeys(run), read: '', substitutes: substitutesIn(run, synonyms) };
}

/** What was written from the first unit of a run to its last. */
function stretchOf(run: readonly Unit[], text: string): string {
  const last = run[run.length - 1];
  return text.slice(run[0]?.start, last === undefined ? 0 : last.start + last.text.length);
}

function partsOf(text: string, synonyms: readonly Synonym[]): readonly Part[] {
  return runsOf(text)
    .map((run) => ({ typed: stretchOf(run, text), ways: [wayOf(run, synonyms)] }))
    .filter(({ ways }) => ways.some(({ keys }) => keys.length > 0));
}

/** A stretch in quotes, or a word; a sign before it excludes it. */
const stretches =
  /(?:^|\s)-?["\u201c\u201d\u201e\u300c\u300e][^"\u201c\u201d\u201e\u300c\u300d\u300e\u300f]+["\u201c\u201d\u300d\u300f]|\S+/gu;

type Stretch = { readonly text: string; readonly kind: 'word' | 'phrase' | 'excluded' };

function stretchesOf(query: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const match of query.match(stretches) ?? []) {
    const trimmed = match.trim();
    const excluded = /^-[^\d\s-]/u.test(trimmed);
    const quoted = /^-?["\u201c\u300c\u300e].+["\u201d\u201c\u300d\u300f]$/u.test(trimmed);
    found.push({ text: trimmed, kind: excluded ? 'excluded' : quoted ? 'phrase' : 'word' });
  }
  return found;
}

/** A query with more keys than this is long. */
const many = 10;

/** Leave out what most cases have, where enough is left that tells them apart: the longest lists of the index. */
function withoutCommon(parts: readonly Part[], common: ReadonlySet<string>): readonly Part[] {
  const count = parts.reduce((sum, { ways }) => sum + (ways[0]?.keys.length ?? 0), 0);
  if (count <= many) return parts;
  const shorter = (way: Way): Way => {
    const keys = way.keys.filter(({ key }) => !common.has(key));
    return keys.length === 0 ? way : { ...way, keys };
  };
  return parts.map(({ typed, ways }) => ({ typed, ways: ways.map(shorter) }));
}

/**
 * Take a query apart: words between spaces and punctuation, phrases in quotes, words after a minus sign as excluded. Words of
 * asking (什么, 如何) are left out unless nothing else is asked.
 */
export function planQuery(query: string, { folds, synonyms, content, common }: Language): Plan {
  const found = stretchesOf(folded(query, folds));
  const parts: Part[] = [];
  const excluded: Part[] = [];
  for (const { text, kind } of found) {
    if (kind === 'word') for (const left of content(text)) parts.push(...partsOf(left, synonyms));
    else if (kind === 'phrase') parts.push(...partsOf(text, []));
    else excluded.push(...partsOf(text.slice(1), []));
  }
  if (parts.length === 0)
    parts.push(...found.flatMap(({ text, kind }) => (kind === 'excluded' ? [] : partsOf(text, synonyms))));
  return { parts: withoutCommon(parts, common), excluded };
}

/** A key with the unit that should stand behind it, or `''`. */
export type Asked = Pick<Occurrence, 'key' | 'follower'>;

/** Every key that a plan asks for at first. */
export function keysOf({ parts, excluded }: Plan): readonly Asked[] {
  const keys = new Map<string, Asked>();
  for (const { ways } of [...parts, ...excluded])
    for (const way of ways) {
      for (const { key, follower } of way.keys) if (!keys.has(key)) keys.set(key, { key, follower });
      for (const { key } of way.substitutes) keys.set(key, { key, follower: '' });
    }
  return [...keys.values()];
}
