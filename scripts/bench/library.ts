import { contentDir } from '../../src/build/content-folder.ts';
import { readTaxonomy, reader } from '../../src/build/reader.ts';
import type { Gazetteer } from '../../src/core/gazetteer.ts';
import type { Taxonomy } from '../../src/core/schema/taxonomy.ts';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { readGazetteer } from '../read-gazetteer.ts';
import { deeds, fieldWords, headings, models, outcomes, schools } from './field-words.ts';
import { type Draws, draws } from './random.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

/** Cases of one batch, which share a theme. */
const batchSize = 20;
const numerals = [...'一二三四五六七八九'];
const digits = [...'123456789'];

type Source = {
  readonly words: Vocabulary;
  readonly gazetteer: Gazetteer;
  readonly counties: readonly string[];
  readonly taxonomy: Taxonomy;
};

/** What one case is about. Theme words: the most telling first. */
type Subject = {
  readonly from: Draws;
  readonly words: Vocabulary;
  readonly theme: readonly string[];
  readonly batchTheme: readonly string[];
  /** Turns of speech that the case comes back to. */
  readonly turns: readonly string[];
  readonly place: readonly string[];
  readonly organisation: string;
  readonly years: readonly number[];
  readonly model: string;
};

const filled = (pattern: string, { pick }: Draws) =>
  pattern.replace(/K/gu, () => pick(numerals)).replace(/D/gu, () => pick(digits));

const themeOf = (from: Draws, words: Vocabulary, count: number, ownField: number) => [
  ...from.some(fieldWords, ownField),
  ...new Set(Array.from({ length: count }, () => words.themeWord(from))),
];

function figure(from: Draws): string {
  const { between, pick } = from;
  const share = `${between(1, 99)}.${between(0, 9)}%`;
  return pick([
    `覆盖${between(3, 120)}所学校、${between(2, 98)}00余名学生`,
    `投入资金${between(12, 9800)}万元`,
    `满意度达${share}`,
    `比上年提高${between(1, 30)}.${between(0, 9)}个百分点`,
    `${between(2, 60)}名教师获得${pick(['省级', '市级', '县级', '国家级'])}荣誉`,
    `新增学位${between(2, 90)}00个`,
  ]);
}

/** A stretch between two marks: turns of speech with words of the theme among them. */
function clause({ from, words, theme, batchTheme, turns, ...subject }: Subject): string {
  const { place, organisation, years, model } = subject;
  const { chance, common, pick } = from;
  const turn = () => (chance(0.2) ? common(turns) : words.phrase(from));
  if (chance(0.05)) return figure(from);
  if (chance(0.03)) return `${pick(years.map(String))}年${turn()}`;
  if (chance(0.02) && model !== '') return `实施${model}模式${turn()}`;
  const start = chance(0.04) ? organisation : chance(0.04) ? (place.at(-1) ?? '') : '';
  const own = chance(0.65) ? common(theme) : '';
  const shared = chance(0.2) ? common(batchTheme) : '';
  return start + own + turn() + shared;
}

function paragraph(subject: Subject, size: number): string {
  const { chance } = subject.from;
  let text = '';
  while (text.length < size) text += clause(subject) + (chance(0.35) ? '。' : chance(0.2) ? '、' : '，');
  return text.replace(/[，、]$|(?<!。)$/u, '。');
}

/** Length of a text in characters: 400 to 5,000, about 1,100 on the average, long ones seldom. */
const lengthOf = ({ normal }: Draws) =>
  Math.round(Math.min(5000, Math.max(400, 960 * Math.exp(0.52 * normal()))));

function textOf(subject: Subject, size: number): string {
  const { from } = subject;
  const parts = [paragraph(subject, from.between(80, 160))];
  let length = parts.join('').length;
  for (let part = 0; length < size; part += 1) {
    const heading = `${numerals[part % numerals.length] ?? ''}、${from.pick(headings)}`;
    const added = [heading, paragraph(subject, Math.min(size - length, from.between(150, 420)))];
    parts.push(...added);
    length += added.join('').length;
  }
  return parts.join('\n');
}

/** Twelve to twenty-five characters. */
function titleOf({ from, theme, place, model }: Subject): string {
  const { pick, common, chance } = from;
  const parts = [
    ...(model !== '' && chance(0.5) ? [pick(['实施', '以', '推行']) + model] : []),
    `${common(theme)}${common(theme)}`,
    `${pick(deeds)}${common(fieldWords)}${pick(outcomes)}`,
  ];
  const text = parts.join(chance(0.4) ? ' ' : '');
  const full = text.length < 12 ? `${place.at(-1) ?? ''}${text}` : text;
  const long = full.length < 12 ? `${full}，${pick(deeds)}${common(fieldWords)}${pick(outcomes)}` : full;
  return chance(0.3) ? `［${long.slice(0, 23)}］` : long.slice(0, 25);
}

function organisationOf(from: Draws, name: string): string {
  const own = from.chance(0.4) ? name.replace(/(?<=..)[市县区旗]$/u, '') : name;
  return own + filled(from.pick(schools), from);
}

const pathsOf = (names: readonly string[]) => names.map((_, level) => names.slice(0, level + 1).join('/'));

function subjectOf(source: Source, seed: number, batchTheme: readonly string[]): Subject {
  const { words, gazetteer, counties } = source;
  const from = draws(seed);
  const place = from.chance(0.93) ? gazetteer.namesOf(from.pick(counties)) : [];
  const first = from.between(2009, 2021);
  return {
    from,
    words,
    theme: themeOf(from, words, 22, 6),
    batchTheme,
    turns: Array.from({ length: 16 }, () => words.phrase(from)),
    place,
    organisation: place.length === 0 ? '' : organisationOf(from, place.at(-1) ?? ''),
    years: [...new Set([first, first + from.between(0, 4)])],
    model: from.chance(0.25) ? filled(from.pick(models), from) : '',
  };
}

function documentOf(subject: Subject, id: string, { taxonomy }: Source): SearchDocument {
  const { from, place, organisation, years, model } = subject;
  const terms = (vocabulary: readonly { readonly term: string }[], most: number) =>
    from.some(
      vocabulary.map(({ term }) => term),
      from.between(1, most),
    );
  const known = from.chance(0.8) ? years : [];
  return {
    id,
    url: `cases/${id}.html`,
    title: titleOf(subject),
    text: textOf(subject, lengthOf(from)),
    meta: { organisation, place: place.join(' '), year: known.join('、') },
    filters: {
      place: pathsOf(place),
      topic: terms(taxonomy.topics, 2),
      stage: terms(taxonomy.stages, 3),
      kind: organisation === '' ? [] : terms(taxonomy.kinds, 1),
      year: known.map(String),
      task: terms(taxonomy.tasks, 2),
      model: model === '' ? [] : [model],
    },
  };
}

/**
 * A library of invented cases with the figures that matter for an index: lengths of texts, how often words and turns of speech
 * come back within a case, a batch and the whole, names of places and organisations, models, figures and years.
 *
 * The same size and seed give the same documents; a smaller library is the beginning of a larger one.
 */
export function inventedLibrary(size: number, seed = 1): readonly SearchDocument[] {
  const gazetteer = readGazetteer(contentDir()).value;
  const divisions = [...gazetteer.divisions.values()];
  const source: Source = {
    words: vocabulary(seed),
    gazetteer,
    counties: divisions.filter(({ level }) => level === 'county').map(({ code }) => code),
    taxonomy: readTaxonomy(contentDir(), reader()),
  };
  let batchTheme: readonly string[] = [];
  return Array.from({ length: size }, (_, at) => {
    const batch = Math.floor(at / batchSize);
    if (at % batchSize === 0)
      batchTheme = themeOf(draws(seed + 31 * batch + 1_000_003), source.words, 30, 10);
    const id = `pi${String(batch + 1).padStart(4, '0')}-${String((at % batchSize) + 1).padStart(2, '0')}`;
    return documentOf(subjectOf(source, seed + 104_729 * (at + 1), batchTheme), id, source);
  });
}
