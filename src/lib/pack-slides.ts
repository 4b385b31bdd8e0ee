import type { NamedLink } from './case-page.ts';
import { partText } from './slide-text.ts';
import type { Pack, PackComparison, PackStep } from './pack.ts';

/** How large the words of a slide are set, by how many there are. */
export type SlideSize = 'huge' | 'large' | 'middle' | 'small';

/** A line of a list, with what stands at its end. */
export type SlideItem = { readonly text: string; readonly aside: string };

/** What one slide says. */
type Thought = {
  /** `title` stands alone at the beginning, `case` opens a case, `words` are a case's own, the others are the trainer's. */
  readonly kind: 'title' | 'plan' | 'case' | 'words' | 'question';
  /** Where in the pack the slide stands. */
  readonly kicker: string;
  readonly heading: string;
  readonly text: string;
  readonly items: readonly SlideItem[];
  /** Line at the foot: where it comes from. */
  readonly source: string;
  readonly link: NamedLink | null;
};

export type Slide = Thought & {
  readonly size: SlideSize;
  /** Name of its anchor: `s1`, `s2` … */
  readonly id: string;
  readonly number: number;
  readonly earlier: string | null;
  readonly later: string | null;
};

/** Most characters of a size; what is longer is set in the next one, and behind the last is parted. */
const limits: readonly (readonly [size: SlideSize, most: number])[] = [
  ['huge', 36],
  ['large', 90],
  ['middle', 150],
];
const sizeOf = ({ kind, heading, text, items }: Thought): SlideSize => {
  const length =
    text.length +
    items.reduce((sum, item) => sum + item.text.length, 0) +
    (kind === 'case' ? heading.length * 1.3 : 0);
  return limits.find(([, limit]) => length <= limit)?.[0] ?? 'small';
};

const empty = { kicker: '', text: '', items: [], source: '', link: null } as const;

/** One thought, or as many as its text needs. */
const parted = (thought: Thought): readonly Thought[] =>
  thought.text === '' ? [thought] : partText(thought.text).map((text) => ({ ...thought, text }));

const minutesOf = (minutes: number | undefined): string =>
  minutes === undefined ? '' : ` · ${String(minutes)} 分钟`;

function stepThoughts(step: PackStep): readonly Thought[] {
  const { name, question, minutes, quotes } = step;
  const { title, lead, source, href, short } = step.case;
  const from = { ...empty, source, link: { name: '案例全文', href } };
  const heading = `${name} · ${short}`;
  return [
    ...parted({ ...from, kind: 'case', kicker: heading, heading: title, text: lead }),
    ...quotes.flatMap((text) => parted({ ...from, kind: 'words', heading, text })),
    ...(question === undefined
      ? []
      : parted({
          ...from,
          kind: 'question',
          heading: `${heading} · 讨论${minutesOf(minutes)}`,
          text: question,
        })),
  ];
}

function comparisonThoughts({ name, title, question, minutes, href, table }: PackComparison) {
  const names = table.cases.map(({ short }) => short).join('、');
  return parted({
    ...empty,
    kind: 'question',
    heading: `${name} · ${title}${minutesOf(minutes)}`,
    text: question ?? title,
    source: names,
    link: { name: `${name}表`, href },
  });
}

function thoughts({ training, facts, steps, comparisons, times }: Pack): readonly Thought[] {
  const { title, aim, opening, closing } = training;
  const frame = (heading: string, given: typeof opening) =>
    given === undefined
      ? []
      : parted({ ...empty, kind: 'question', heading: heading + minutesOf(given.minutes), text: given.text });
  return [
    { ...empty, kind: 'title', heading: title, text: aim, source: facts },
    ...frame('开场', opening),
    {
      ...empty,
      kind: 'plan',
      heading: '今天的顺序',
      items: times.map(({ name, about, minutes }) => ({
        text: about === '' ? name : `${name}　${about}`,
        aside: minutes === null ? '' : `${String(minutes)} 分钟`,
      })),
    },
    ...steps.flatMap(stepThoughts),
    ...comparisons.flatMap(comparisonThoughts),
    ...frame('收束', closing),
  ];
}

/** The slides of a pack in their order, each with its neighbours. */
export function packSlides(pack: Pack): readonly Slide[] {
  const all = thoughts(pack);
  const id = (at: number): string => `s${String(at + 1)}`;
  return all.map((thought, at) => ({
    ...thought,
    size: sizeOf(thought),
    id: id(at),
    number: at + 1,
    earlier: at === 0 ? null : `#${id(at - 1)}`,
    later: at === all.length - 1 ? null : `#${id(at + 1)}`,
  }));
}
