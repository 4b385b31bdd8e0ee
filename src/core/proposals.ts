import type { Problem, ProblemCode } from './problems.ts';

/** What a proposed entry leaves to the curator, in words; it is written in 〔〕, which `decisions.yaml` refuses. */
export type Blank = { readonly blank: string };

type Value = string | null | true | Blank | readonly ProblemCode[] | Readonly<Record<string, string | Blank>>;

/** An entry of `decisions.yaml` as proposed: its keys but for `anchor`, which comes first, and `reason`, which comes last. */
export type ProposedKeys = Readonly<Record<string, Value>>;

/**
 * One way to settle a question. `of`: whether its anchor is words of the case, words that begin at the place of the question, or any.
 * `when`: in which case it is the right one; empty where it is the only one.
 */
export type Proposal = {
  readonly of: 'case' | 'place' | 'batch';
  readonly when: string;
  readonly keys: ProposedKeys;
};

/** What still stands in an entry that nobody has finished. */
const reasonBlank: Blank = { blank: '依据' };

const text = (value: string | number | undefined): string => String(value ?? '');

const keeping = (code: ProblemCode, of: Proposal['of'], when: string): Proposal => ({
  of,
  when,
  keys: { keep: [code] },
});

/** Candidates as a problem lists them, 江苏省南通市通州区（320612）、北京市通州区（110112）, as one blank. */
const oneOf = (candidates: string): Blank => ({
  blank: `留下一个六位代码，加引号：${[...candidates.matchAll(/([^、（）]+)（(\d{6})）/gu)]
    .map(([, name = '', code = '']) => `"${code}" ${name}`)
    .join('，')}`,
});

const lineProposals = (code: ProblemCode): readonly Proposal[] => [
  { of: 'place', when: '若是网页残留', keys: { is_noise: true } },
  { of: 'place', when: '若是正文', keys: { is_text: true } },
  { of: 'place', when: '若是下一篇的开头', keys: { starts_case: true } },
  keeping(code, 'place', '若不收也不删，仍照现在这样'),
];

/** Ways to settle a question, best first. */
const byCode: Partial<Record<ProblemCode, (args: Problem['args']) => readonly Proposal[]>> = {
  'title-lost': ({ supplied }) => [{ of: 'case', when: '', keys: { title: text(supplied) } }],
  'organisation-lost': () => [
    { of: 'case', when: '', keys: { organisation: { blank: '机构全名；原文确未载明的写 null' } } },
  ],
  'place-unknown': () => [
    {
      of: 'case',
      when: '',
      keys: { place: { blank: '六位行政区划代码，加引号；原文确未载明的写 null' } },
    },
  ],
  'place-ambiguous': ({ candidates }) => [{ of: 'case', when: '', keys: { place: oneOf(text(candidates)) } }],
  'title-body-mismatch': () => [
    keeping('title-body-mismatch', 'case', '若核对后确是这样'),
    { of: 'case', when: '若标题属于别篇', keys: { title: { blank: '这一篇的标题' } } },
  ],
  'trailing-line': () => lineProposals('trailing-line'),
  'unused-line': () => lineProposals('unused-line'),
  'no-cases': () => [
    { of: 'place', when: '若确有案例，每个案例的首行写一条', keys: { starts_case: true } },
    keeping('no-cases', 'batch', '若确无案例'),
  ],
  'shape-guessed': () => [keeping('shape-guessed', 'batch', '若切分无误')],
  'count-differs': () => [
    keeping(
      'count-differs',
      'batch',
      '若原文的数目本来不符；若是漏切，给漏掉的案例各写一条 starts_case: true',
    ),
  ],
};

/** Words and what they may be read as, best first. */
type Readings = { readonly from: string; readonly to: readonly (string | Blank)[] };

/** Questions on words that may be read otherwise; `near` are the words as the page shows them, with a few on either side. */
const readingsOf: Partial<Record<ProblemCode, (args: Problem['args'], near: string) => Readings>> = {
  'typo-suspected': ({ words, suggestion }) => ({ from: text(words), to: [text(suggestion)] }),
  'byte-shift-open': ({ printed, candidates }) => ({
    from: text(printed),
    to: text(candidates)
      .split(/(?:^|\u3000)\d+\. (?=“)/u)
      .flatMap((part) => /^“(.*)”$/su.exec(part)?.[1] ?? []),
  }),
  'gloss-unverified': ({ syllable }) => ({ from: `(${text(syllable)})`, to: [''] }),
  lacuna: (_, near) => ({
    from: near.includes('□') ? near : '□',
    to: [{ blank: '照抄左边，把□换成原字' }],
  }),
};

const whenReads = (to: string | Blank): string =>
  typeof to !== 'string' ? '若查得原字' : to === '' ? '若应删去' : `若应作“${to}”`;

function readings({ code, args }: Problem, near: string): readonly Proposal[] {
  const { from, to } = readingsOf[code]?.(args, near) ?? { from: '', to: [] };
  if (from === '') return [];
  return to.map((one): Proposal => ({
    of: 'place',
    when: whenReads(one),
    keys: { replace: { from, to: one } },
  }));
}

/**
 * Ways to settle a question by `decisions.yaml`, best first; there is always one: to keep it as it is.
 *
 * @param near The words it is about as the page shows them, with a few of their line on either side; empty if unknown.
 */
export function proposalsFor(p: Problem, near: string): readonly Proposal[] {
  const own = byCode[p.code]?.(p.args) ?? [];
  if (own.length > 0) return own;
  const of = p.place.line === undefined ? 'batch' : 'place';
  return [...readings(p, near), keeping(p.code, of, '若原文如此，不改')];
}

/** Characters that YAML, or a terminal, does not take as they are. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A text as a double-quoted scalar of YAML on one line. */
export const quoteYaml = (words: string): string =>
  JSON.stringify(words).replace(unsafe, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

const isBlank = (value: object): value is Blank => 'blank' in value;
const blankText = ({ blank }: Blank): string =>
  `〔${blank
    .replace(/[〔〕]/gu, '')
    .replace(/: | #/gu, ' ')
    .replace(unsafe, '')}〕`;

function scalar(value: Value): string {
  if (value === null || value === true) return String(value);
  if (typeof value === 'string') return quoteYaml(value);
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  if (isBlank(value)) return blankText(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${scalar(inner)}`);
  return `{ ${pairs.join(', ')} }`;
}

/** Lines of the keys of a proposal, with its condition behind them; those of another than the first way are comments. */
const keyLines = ({ keys, when }: Proposal, isFirst: boolean): readonly string[] =>
  Object.entries(keys).map(([key, value]) => {
    const note = when === '' ? '' : `  # ${when.replace(unsafe, '')}`;
    return `  ${isFirst ? '' : '# '}${key}: ${scalar(value)}${note}`;
  });

/**
 * Lines of one entry of `decisions.yaml`, to be copied as they are: of each question its first way, and the others as comments.
 *
 * @param anchor `null` where no words stand in one place only: the curator has to find some.
 */
export function entryLines(
  anchor: string | null,
  questions: readonly (readonly Proposal[])[],
): readonly string[] {
  const first = anchor === null ? blankText({ blank: '原件中只见于这一处的一段文字' }) : quoteYaml(anchor);
  const rest = questions.flatMap((ways) => ways.flatMap((way, i) => keyLines(way, i === 0)));
  return [`- anchor: ${first}`, ...rest, `  reason: ${blankText(reasonBlank)}`];
}
