import { element } from './dom.ts';
import type { Counts } from './facets.ts';
import { fields } from './query.ts';
import type { Field, Filters } from './query.ts';

const legends: Readonly<Record<Field, string>> = {
  place: '地区',
  topic: '主题',
  stage: '学段',
  year: '年份',
};

/** Values shown before the rest is folded away. */
const few = 8;

type Value = { readonly value: string; readonly count: number; readonly chosen: boolean };

const collator = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });

/** Printed order where the page gives one (stages, topics), newest year first, else most cases first. */
function sorted(field: Field, values: readonly Value[], printed: readonly string[]): readonly Value[] {
  const rank = new Map(printed.map((value, at) => [value, at]));
  const place = ({ value }: Value) => rank.get(value) ?? printed.length;
  return [...values].sort((a, b) =>
    field === 'year'
      ? collator.compare(b.value, a.value)
      : place(a) - place(b) || b.count - a.count || collator.compare(a.value, b.value),
  );
}

const label = (value: string) => value.slice(value.lastIndexOf('/') + 1);

function checkbox(field: Field, { value, count, chosen }: Value): HTMLLabelElement {
  const box = element('input', { type: 'checkbox', name: field, value });
  box.checked = chosen;
  return element('label', {}, box, ` ${label(value)} `, element('span', { class: 'n' }, String(count)));
}

/** Names of a facet's values at one level, each with its parts beneath it once it or one of them is chosen. */
function branch(
  field: Field,
  all: readonly Value[],
  under: string,
  printed: readonly string[],
): HTMLUListElement {
  const level = all.filter(
    ({ value }) => value.startsWith(under) && !value.slice(under.length).includes('/'),
  );
  const item = (one: Value) => {
    const parts = `${one.value}/`;
    const open = all.some(({ value, chosen }) => chosen && (value === one.value || value.startsWith(parts)));
    const deeper = open && all.some(({ value }) => value.startsWith(parts));
    return element('li', {}, checkbox(field, one), ...(deeper ? [branch(field, all, parts, printed)] : []));
  };
  const order = sorted(field, level, printed);
  const folded = under === '' && order.length > few + 2 ? order.slice(few) : [];
  const list = element('ul', {}, ...order.slice(0, order.length - folded.length).map(item));
  if (folded.length === 0) return list;
  const rest = element('details', { 'data-field': field });
  rest.append(
    element('summary', {}, `其余 ${String(folded.length)} 项`),
    element('ul', {}, ...folded.map(item)),
  );
  list.append(element('li', {}, rest));
  return list;
}

/** The choices of the filters as they now stand in the element. */
export function readFilters(root: HTMLElement): Filters {
  const chosen = (field: Field) =>
    [...root.querySelectorAll<HTMLInputElement>(`input[name="${field}"]:checked`)].map(({ value }) => value);
  return { place: chosen('place'), topic: chosen('topic'), stage: chosen('stage'), year: chosen('year') };
}

/**
 * Draw the filters with their counts; the focus and what is unfolded stay as they were.
 *
 * @param root Its attributes `data-topic` and `data-stage` may give the order of values, parted by `|`.
 */
export function showFacets(root: HTMLElement, counts: Counts, filters: Filters): void {
  const active = document.activeElement;
  const focused = active instanceof HTMLInputElement && root.contains(active) ? active : null;
  const unfolded = new Set(
    [...root.querySelectorAll<HTMLDetailsElement>('details[open]')].map(({ dataset }) => dataset['field']),
  );
  const sections = fields.flatMap((field) => {
    const chosen = new Set(filters[field]);
    const names = new Set([...counts[field].keys(), ...chosen]);
    const values = [...names].map((value) => ({
      value,
      count: counts[field].get(value) ?? 0,
      chosen: chosen.has(value),
    }));
    if (values.length === 0) return [];
    const printed = (root.dataset[field] ?? '').split('|').filter(Boolean);
    return [
      element('fieldset', {}, element('legend', {}, legends[field]), branch(field, values, '', printed)),
    ];
  });
  root.replaceChildren(...sections);
  for (const details of root.querySelectorAll('details')) {
    details.open = unfolded.has(details.dataset['field']) || details.querySelector(':checked') !== null;
  }
  if (focused === null) return;
  const same = `input[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`;
  root.querySelector<HTMLInputElement>(same)?.focus();
}
