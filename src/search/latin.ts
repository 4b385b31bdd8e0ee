import { keysOfInitials, keysOfReading, wholeInitialsKey } from '../core/search/pinyin-keys.ts';
import type { Part, Way } from '../core/search/plan.ts';
import { isInitials, parsePinyin } from '../core/search/syllables.ts';
import { isLatin } from './refine.ts';
import type { Understanding } from './refine.ts';

const leastPrefix = 2;

const flat = (lists: readonly (readonly Part[])[]): readonly Part[] =>
  lists.reduce<readonly Part[]>((all, some) => [...all, ...some], []);

/** Parts of letters that follow each other, as one: pinyin is typed with spaces or without. */
function joined(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups[groups.length - 1];
    const before = last?.[0];
    if (last !== undefined && before !== undefined && isLatin(part) && isLatin(before)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

const soundWay = (keys: readonly string[], read: string): Way => ({
  via: 'pinyin',
  keys: keys.map((key, from) => ({ key, from, to: from, follower: '' })),
  read,
  substitutes: [],
});

/** The ways to read typed letters as sounds, best first, and as initials. */
function soundWays(typed: string): readonly Way[] {
  const ways = parsePinyin(typed).map(({ syllables }) =>
    soundWay(keysOfReading(syllables), syllables.join(' ')),
  );
  const initials = typed.replace(/ /gu, '');
  if (!isInitials(initials)) return ways;
  return [
    ...ways,
    soundWay([wholeInitialsKey(initials)], initials),
    soundWay(keysOfInitials(initials), initials),
  ];
}

async function soundsOf(step: Understanding, parts: readonly Part[]): Promise<readonly Part[] | null> {
  const typed = parts.map((part) => part.typed).join(' ');
  const ways = soundWays(typed);
  await step.lookUp(ways.flatMap(({ keys }) => keys));
  const sounding = ways.filter((way) => !step.wayFails(way));
  return sounding.length === 0 ? null : [{ typed, ways: sounding }];
}

async function prefixWays(step: Understanding, word: string): Promise<readonly Way[]> {
  if (word.length < leastPrefix) return [];
  await step.lookUpPrefix(word);
  const key = `${word}*`;
  if (step.lacks(key)) return [];
  return [{ via: 'prefix', keys: [{ key, from: 0, to: 0, follower: '' }], read: word, substitutes: [] }];
}

async function readAlone(step: Understanding, part: Part): Promise<readonly Part[]> {
  if (!step.isAbsent(part)) return [part];
  const sounding = await soundsOf(step, [part]);
  if (sounding !== null) return sounding;
  return [{ ...part, ways: [...part.ways, ...(await prefixWays(step, part.typed))] }];
}

async function readGroup(step: Understanding, parts: readonly Part[]): Promise<readonly Part[]> {
  const fails = (part: Part) => part.ways.every((way) => step.wayFails(way));
  if (!parts.every(isLatin) || (parts.length === 1 && !parts.some(fails))) return parts;
  const together = await soundsOf(step, parts);
  if (together !== null) return together;
  return flat(await Promise.all(parts.map((part) => readAlone(step, part))));
}

/**
 * Read letters that are no word of the library: as a sound, as initials, or as the beginning of words; those that follow each other
 * first all together, then each alone.
 */
export async function readLatin(step: Understanding, parts: readonly Part[]): Promise<readonly Part[]> {
  return flat(await Promise.all(joined(parts).map((group) => readGroup(step, group))));
}
