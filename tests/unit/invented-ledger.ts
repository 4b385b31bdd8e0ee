import type { FieldText } from '../../src/core/ledger-text.ts';
import type { Ledger, LedgerEntry, LedgerHead } from '../../src/core/schema/ledger.ts';

/** Words that stand as captured, or what stood there, what stands there now, and the rule. */
export type Bit = string | readonly [before: string, after: string, rule?: string];

/** A stretch of a page's field, or words that stand on no page. */
export type Item =
  | { readonly page: string; readonly field: string; readonly part?: number; readonly bits: readonly Bit[] }
  | { readonly cut: string; readonly rule?: string };

export type Composed = {
  readonly captured: string;
  readonly ledger: Ledger;
  readonly fields: ReadonlyMap<string, string>;
  readonly fieldText: FieldText;
};

const change = (start: number, before: string, after: string, rule: string): LedgerEntry => ({
  kind: 'change',
  start,
  end: start + before.length,
  rule,
  reason: `因${rule}`,
  before,
  after,
});

/** A captured text, its ledger and the fields of its pages, put together from what became of each of its words. */
export function composed(
  items: readonly Item[],
  supplied: readonly Extract<LedgerEntry, { kind: 'supplied' }>[] = [],
  files?: (captured: string) => LedgerHead['files'],
): Composed {
  let captured = '';
  const entries: LedgerEntry[] = [];
  const parts = new Map<string, { part: number; text: string }[]>();
  for (const item of items) {
    const start = captured.length;
    if ('cut' in item) {
      entries.push(change(start, item.cut, '', item.rule ?? 'no-case'));
      captured += item.cut;
      continue;
    }
    const { page, field, part = 0, bits } = item;
    const inside: LedgerEntry[] = [];
    let text = '';
    for (const bit of bits) {
      const [before, after, rule = 'narrowed-mark'] = typeof bit === 'string' ? [bit, bit] : bit;
      if (typeof bit !== 'string') inside.push(change(captured.length, before, after, rule));
      captured += before;
      text += after;
    }
    const shown = { kind: 'shown', start, end: captured.length, page, field } as const;
    entries.push(part > 0 ? { ...shown, part } : shown, ...inside);
    const key = `${page} ${field}`;
    parts.set(key, [...(parts.get(key) ?? []), { part, text }]);
  }
  const fields = new Map(
    [...parts].map(([key, found]) => [
      key,
      found
        .sort((a, b) => a.part - b.part)
        .map(({ text }) => text)
        .join(''),
    ]),
  );
  const { length } = captured;
  const one = { name: 'source.txt', form: 'text', encoding: 'utf-8', start: 0, length } as const;
  const head = { kind: 'captured', length, files: files?.(captured) ?? [one] } as const;
  return {
    captured,
    ledger: { head, entries: [...entries, ...supplied] },
    fields,
    fieldText: (page, field) => fields.get(`${page} ${field}`) ?? '',
  };
}
