import type { CaseDraft } from './assemble.ts';
import type { Plan } from './framework.ts';
import { tableRules } from './forms/table.ts';
import { caseFields, type PageField, planFields } from './page-fields.ts';
import { amongLines, slice } from './printed.ts';
import type { Block, Printed, Segment, Span, Traced } from './types.ts';

/**
 * A field of a page with the spans of the repaired text it is made of, one behind the other, none of them empty or used twice.
 *
 * Without spans it is supplied; `rule` says by what.
 */
export type Placed = PageField & { readonly from: readonly Span[]; readonly rule?: string };

/** All that the ledger has to say: what of the repaired text is shown where, and why the rest is not. */
export type Account = {
  readonly repaired: Traced;
  /** Blocks of the repaired text in their order, each with the rule that keeps off pages what is not shown of it. */
  readonly blocks: readonly { readonly span: Span; readonly rule: string }[];
  /** Fields of each case, in the order of the compilation's cases; of the plan alone, if it holds one. */
  readonly pages: readonly (readonly Placed[])[];
};

/** Lines without the spans that are used already. */
function without(lines: readonly Printed[], used: readonly Span[]): readonly Printed[] {
  return used.reduce<readonly Printed[]>(
    (left, span) =>
      left.flatMap((line) => {
        let done = 0;
        for (const { start, end } of line.from) {
          const [first, last] = [Math.max(start, span.start), Math.min(end, span.end)];
          if (first < last)
            return [slice(line, 0, done + first - start), slice(line, done + last - start)].filter(
              ({ text }) => text !== '',
            );
          done += end - start;
        }
        return [line];
      }),
    lines,
  );
}

/** Why words of a page stand nowhere in the source; `null` for words that may be looked up there. */
function suppliedBy(field: string, { title, organisation }: CaseDraft['record']): string | null {
  const { origin, evidence = [] } = (field === 'title'
    ? title
    : field === 'organisation'
      ? organisation
      : null) ?? {
    origin: 'printed',
  };
  if (evidence.some(({ where }) => where === 'decision')) return origin === 'printed' ? null : 'decision';
  return origin === 'printed' || evidence.some(({ where }) => where === 'byline')
    ? null
    : `supplied-${field}`;
}

/**
 * Where title, institution, author and text of a case stand in the repaired text.
 *
 * @param hasAuthor True if a curator named the author: one who stands in no line that names the case is the curator's word.
 */
export function placeCase(
  { record, body }: CaseDraft,
  segment: Segment,
  hasAuthor: boolean,
): readonly Placed[] {
  const used: Span[] = [];
  return caseFields(record, body).map(({ field, text }): Placed => {
    const block = /^body\/(\d+)$/u.exec(field)?.[1];
    if (block !== undefined) return { field, text, from: segment.body[Number(block)]?.from ?? [] };
    const supplied = suppliedBy(field, record);
    const found = supplied === null ? amongLines(without(segment.naming, used), text) : null;
    used.push(...(found?.from ?? []));
    const unfound = hasAuthor && field === 'author' ? 'decision' : 'repeated';
    return { field, text, from: found?.from ?? [], rule: supplied ?? unfound };
  });
}

/** How many blocks further on a plan's next words are looked for before they are taken to stand elsewhere, as a closing does. */
const ahead = 4;

/** Where the words of a plan stand: each soon behind the one before it, else wherever a block is made of them alone. */
export function placePlan(plan: Plan, all: readonly Block[]): readonly Placed[] {
  const blocks = all.filter(({ kind }) => kind !== 'noise');
  const whole = new Map(blocks.map((block) => [block.text, block]));
  let [at, offset, before] = [0, 0, ''];
  return planFields(plan).map(({ field, text }): Placed => {
    const isRepeated = text === before;
    before = text;
    for (let i = at; i < Math.min(at + ahead, blocks.length) && !isRepeated; i++) {
      const block = blocks[i];
      const found = block?.text.indexOf(text, i === at ? offset : 0) ?? -1;
      if (block === undefined || found < 0) continue;
      [at, offset] = [i, found + text.length];
      whole.delete(block.text);
      return { field, text, from: slice(block, found, offset).from };
    }
    const from = isRepeated ? [] : (whole.get(text)?.from ?? []);
    whole.delete(text);
    return { field, text, from, rule: 'repeated' };
  });
}

const byKind: Readonly<Partial<Record<Block['kind'], string>>> = {
  label: 'label',
  number: 'case-number',
  byline: 'byline',
  meta: 'date-line',
};

/** Rules of blocks that say more than their kind. */
const byRule = { [tableRules.column]: true };

/** For each block whether any of the spans lies in it; both sorted by start, and neither overlaps itself. */
function areShown(blocks: readonly Block[], spans: readonly Span[]): readonly boolean[] {
  let next = 0;
  return blocks.map(({ span }) => {
    while ((spans[next]?.end ?? Infinity) <= span.start) next++;
    return (spans[next]?.start ?? Infinity) < span.end;
  });
}

const spansOf = (fields: readonly Placed[]): readonly Span[] =>
  fields.flatMap(({ from }) => from).sort((a, b) => a.start - b.start);

/** Why what is left of the blocks of a case stands on no page. */
function rulesInCase(blocks: readonly Block[], fields: readonly Placed[]): readonly string[] {
  const spans = spansOf(fields);
  const shown = areShown(blocks, spans);
  const lastShown = spans.at(-1)?.end ?? 0;
  return blocks.map((block, i) => {
    const kind = block.rule in byRule ? block.rule : byKind[block.kind];
    if (kind !== undefined) return kind;
    if (shown[i] === true) return 'heading-mark';
    return block.span.start >= lastShown ? 'trailing-line' : 'head-line';
  });
}

/**
 * Why each block, as far as it is not shown, stands on no page.
 *
 * @param segments With the fields of each that became a case; `null` for one that a curator struck.
 */
export function judgeBlocks(
  blocks: readonly Block[],
  firstStart: number,
  segments: readonly { readonly segment: Segment; readonly fields: readonly Placed[] | null }[],
): Account['blocks'] {
  const rules = blocks.map((_, i): string =>
    i < firstStart && segments.length > 0 ? 'front-matter' : 'no-case',
  );
  for (const { segment, fields } of segments) {
    const [start, end] = segment.blocks;
    const own = blocks.slice(start, end);
    const found = fields === null ? own.map(() => 'decision') : rulesInCase(own, fields);
    rules.splice(start, own.length, ...found);
  }
  return blocks.map(({ kind, rule, span }, i) => ({
    span,
    rule: kind === 'noise' ? rule : (rules[i] ?? 'no-case'),
  }));
}

/** The same for a plan: what is left are its numbers and marks; of one that could not be parted, all. */
export const judgePlan = (blocks: readonly Block[], { tasks }: Plan): Account['blocks'] =>
  blocks.map(({ kind, rule, span }) => ({
    span,
    rule: kind === 'noise' ? rule : tasks.length > 0 ? 'plan-mark' : 'no-case',
  }));
