import { type Problem, type ProblemCode, questionCodes } from '../core/problems.ts';
import type { KindKey } from './kinds.ts';
import type { Action } from './state.ts';

type Args = Problem['args'];

/** Places as a problem lists them: 江苏省南通市通州区（320612）、北京市通州区（110112）. */
function placesIn(candidates: string): readonly Action[] {
  return [...candidates.matchAll(/([^、（）]+)（(\d{6})）/gu)].map(([, names = '', code = '']): Action => ({
    kind: 'place',
    label: names,
    value: code,
    said: `${names} ${code}`,
  }));
}

/** To read words of a line otherwise. */
const reading = (from: string, to: string): Action => ({
  kind: 'replace',
  label: to === '' ? `删去“${from}”` : `改作“${to}”`,
  value: { from, to },
  said: to === '' ? `删去“${from}”` : `“${from}”作“${to}”`,
});

/** Readings as a problem lists them: 1. “甲”　2. “乙”. */
const readingsIn = (list: string): readonly string[] =>
  list.split(/(?:^|\u3000)\d+\. (?=“)/u).flatMap((part) => /^“(.*)”$/su.exec(part)?.[1] ?? []);

const notACase: Action = { kind: 'not_a_case', label: '这不是案例', value: true };
const looseLine: readonly Action[] = [
  { kind: 'is_noise', label: '是网页残留', value: true },
  { kind: 'is_text', label: '是正文', value: true },
  { kind: 'starts_case', label: '从这一行起是另一个案例', value: true },
];

/** Buttons for a question by its code. */
const buttons: Readonly<Partial<Record<ProblemCode, (args: Args) => readonly Action[]>>> = {
  'title-lost': ({ supplied }) => [
    { kind: 'title', label: '用所拟题名', value: String(supplied ?? '') },
    { kind: 'title', label: '另写题名' },
    notACase,
  ],
  'organisation-lost': () => [
    { kind: 'organisation', label: '写明机构' },
    { kind: 'organisation', label: '确未载明', value: null },
  ],
  'place-unknown': () => [
    { kind: 'place', label: '查地名' },
    { kind: 'place', label: '确未载明', value: null },
  ],
  'place-ambiguous': ({ candidates }) => [
    ...placesIn(String(candidates ?? '')),
    { kind: 'place', label: '另查地名' },
  ],
  'title-body-mismatch': () => [{ kind: 'title', label: '改定题名' }, notACase],
  'unused-line': ({ words }) => [
    { kind: 'title', label: '是题名', value: String(words) },
    { kind: 'organisation', label: '是机构', value: String(words) },
    { kind: 'author', label: '是作者', value: String(words) },
    ...looseLine,
  ],
  'trailing-line': () => looseLine,
  'byte-shift-open': ({ printed, candidates }) =>
    readingsIn(String(candidates)).map((to) => reading(String(printed), to)),
  'typo-suspected': ({ words, suggestion }) => [reading(String(words), String(suggestion))],
  'gloss-unverified': ({ syllable }) => [reading(`(${String(syllable)})`, '')],
};

/** To leave a question as it is, which every question may be. */
function keeping(code: ProblemCode): readonly Action[] {
  const kept = questionCodes.find((known) => known === code);
  return kept === undefined
    ? []
    : [{ kind: 'keep', label: '核过，照原样', value: [kept], said: '这一问不再提' }];
}

/** What can be done about a problem, as far as `decisions.yaml` knows the kinds of decision for it. */
export const actionsFor = ({ code, args }: Problem, known: readonly KindKey[]): readonly Action[] =>
  [...(buttons[code]?.(args) ?? []), ...keeping(code)].filter(({ kind }) => known.includes(kind));
