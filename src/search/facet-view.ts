import { facetFields as fields } from '../core/search-document.ts';
import type { FacetField as Field } from '../core/search-document.ts';
import { element, replace } from './dom.ts';
import { label, legends, orderOf } from './facet-names.ts';
import type { Counts } from './facets.ts';
import type { Filters } from './query.ts';

/** Values shown before the rest is folded away, and those that can be taken in without a box to narrow them, and those drawn at all. */
const few = 8;
const many = 20;
const most = 200;

type Value = { readonly value: string; readonly count: number; readonly chosen: boolean };

/** What is drawn of a facet: all its values. */
type Branch = { readonly field: Field; readonly all: readonly Value[] };

const collator = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true });

/** Printed order where the page gives one (stages, topics, tasks), newest year first, else most cases first. */
function sorted({ field }: Branch, values: readonly Value[]): readonly Value[] {
  const printed = orderOf(field);
  const place = ({ value }: Value) => printed.get(value)?.at ?? printed.size;
  return [...values].sort((a, b) =>
    field === 'year'
      ? collator.compare(b.value, a.value)
      : place(a) - place(b) || b.count - a.count || collator.compare(a.value, b.value),
  );
}

function checkbox(field: Field, { value, count, chosen }: Value): HTMLLabelElement {
  const box = element('input', { type: 'checkbox', name: field, value });
  box.checked = chosen;
  const name = element('span', {}, label(field, value));
  return element('label', {}, box, name, ' ', element('span', { class: 'n' }, String(count)));
}

/** Values of one level; a place has its parts beneath it once it or one of them is chosen. */
function item(branch: Branch, one: Value): HTMLLIElement {
  const line = element('li', {}, checkbox(branch.field, one));
  if (branch.field !== 'place') return line;
  const below = branch.all.filter(({ value }) => value.startsWith(`${one.value}/`));
  if (below.length > 0 && (one.chosen || below.some(({ chosen }) => chosen))) {
    const depth = one.value.split('/').length + 1;
    const next = below.filter(({ value }) => value.split('/').length === depth);
    line.append(element('ul', {}, ...sorted(branch, next).map((part) => item(branch, part))));
  }
  return line;
}

/** Lines of values, as many as a page can bear; how many more there are is said. */
function lines(branch: Branch, values: readonly Value[]): readonly HTMLLIElement[] {
  const shown = values.slice(0, most).map((one) => item(branch, one));
  const left = values.length - shown.length;
  return left > 0
    ? [...shown, element('li', { class: 'soft' }, `还有 ${String(left)} 项，可在上面的框里找`)]
    : shown;
}

/** What the reader unfolded and typed, kept while the filters are drawn anew. */
const unfolded = new Set<Field>();
const typed = new Map<Field, string>();

/** The first values and the rest folded away; the rest is drawn when it is unfolded. */
function folded(branch: Branch, order: readonly Value[]): readonly HTMLLIElement[] {
  if (order.length <= few + 2) return lines(branch, order);
  const { field } = branch;
  const hidden = order.slice(few);
  const list = element('ul');
  const rest = element('details', {}, element('summary', {}, `其余 ${String(hidden.length)} 项`), list);
  const fill = () => {
    if (!rest.open) unfolded.delete(field);
    else if (list.firstChild === null) {
      unfolded.add(field);
      list.append(...lines(branch, hidden));
    }
  };
  rest.open = unfolded.has(field) || hidden.some(({ chosen }) => chosen);
  fill();
  rest.addEventListener('toggle', fill);
  return [...lines(branch, order.slice(0, few)), element('li', {}, rest)];
}

/** A box that shows only the values with what is typed in them, and those that are chosen. */
function narrower(branch: Branch, order: readonly Value[], list: HTMLElement): HTMLInputElement {
  const { field } = branch;
  const told = `在 ${String(order.length)} 项里找`;
  const box = element('input', {
    type: 'text',
    name: `find-${field}`,
    placeholder: told,
    autocomplete: 'off',
  });
  box.setAttribute('aria-label', `${legends[field]}：${told}`);
  const apply = () => {
    const wanted = box.value.trim().toLowerCase();
    const fits = ({ value, chosen }: Value) => chosen || label(field, value).toLowerCase().includes(wanted);
    typed.set(field, box.value);
    replace(list, ...(wanted === '' ? folded(branch, order) : lines(branch, order.filter(fits))));
  };
  box.value = typed.get(field) ?? '';
  apply();
  box.addEventListener('input', apply);
  box.addEventListener('change', (event) => {
    event.stopPropagation();
  });
  return box;
}

function section(branch: Branch): HTMLFieldSetElement {
  const { field, all } = branch;
  const order = sorted(branch, field === 'place' ? all.filter(({ value }) => !value.includes('/')) : all);
  const list = element('ul');
  const drawn = element('fieldset', {}, element('legend', {}, legends[field]));
  if (order.length > many) drawn.append(narrower(branch, order, list));
  else list.append(...folded(branch, order));
  drawn.append(list);
  return drawn;
}

function valuesOf(field: Field, counts: Counts, filters: Filters): readonly Value[] {
  const chosen = new Set(filters[field]);
  return [...new Set([...counts[field].keys(), ...chosen])].map((value) => ({
    value,
    count: counts[field].get(value) ?? 0,
    chosen: chosen.has(value),
  }));
}

/** Draw the filters with their counts; the focus, what is unfolded and what is typed stay as they were. */
export function showFacets(root: HTMLElement, counts: Counts, filters: Filters): void {
  const { name, value } = (
    root.contains(document.activeElement) ? document.activeElement : {}
  ) as HTMLInputElement;
  const branches = fields.map((field) => ({ field, all: valuesOf(field, counts, filters) }));
  replace(root, ...branches.filter(({ all }) => all.length > 0).map(section));
  for (const box of root.querySelectorAll('input')) if (box.name === name && box.value === value) box.focus();
}
