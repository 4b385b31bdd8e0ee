import { type DecisionKind, kindOf } from '../kinds.ts';
import type { Choices, PlaceRow } from '../state.ts';
import { get } from './api.ts';
import { h } from './dom.ts';
import type { Asked } from './room.ts';

/** Part of a form that gives the value of a decision; `read` gives `undefined` while there is none. */
export type Field = { readonly node: HTMLElement; readonly read: () => unknown };

/** Makes a field; `changed` is to be called whenever its value is another. */
type MakeField = (asked: Asked, changed: () => void, choices: Choices) => Field;

const labelled = (label: string, input: HTMLElement): HTMLElement =>
  h('label', {}, h('span', {}, label), input);

function textInput(value: unknown, changed: () => void, name: string): HTMLInputElement {
  const input = h('input', { name, input: changed, autocomplete: 'off' });
  input.value = typeof value === 'string' ? value : '';
  return input;
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

const textField: MakeField = ({ kind, value }, changed) => {
  const input = textInput(value, changed, 'value');
  return { node: labelled(kindOf(kind).label, input), read: () => filled(input.value) };
};

const textOrNone: MakeField = ({ kind, value }, changed) => {
  const input = textInput(value, changed, 'value');
  const none = h('input', { type: 'checkbox', name: 'none' });
  none.checked = value === null;
  const follow = () => {
    input.disabled = none.checked;
    changed();
  };
  none.addEventListener('change', follow);
  input.disabled = none.checked;
  return {
    node: h(
      'div',
      {},
      labelled(kindOf(kind).label, input),
      h('label', { class: 'check' }, none, '原文确未载明'),
    ),
    read: () => (none.checked ? null : filled(input.value)),
  };
};

/** Choices as boxes of which several, or one, may be ticked. */
function boxes(
  terms: readonly string[],
  ticked: readonly string[],
  type: 'checkbox' | 'radio',
  changed: () => void,
) {
  const all = terms.map((term) => {
    const input = h('input', { type, name: 'term', value: term, change: changed });
    input.checked = ticked.includes(term);
    return { input, node: h('label', { class: 'check' }, input, term) };
  });
  const read = () => all.filter(({ input }) => input.checked).map(({ input }) => input.value);
  return { nodes: all.map(({ node }) => node), read };
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

const vocabularyOf = ({ vocabulary }: DecisionKind, choices: Choices): readonly string[] =>
  vocabulary === undefined ? [] : choices[vocabulary];

const group = (label: string, ...nodes: readonly HTMLElement[]): HTMLElement =>
  h('fieldset', {}, h('legend', {}, label), ...nodes);

const termsField: MakeField = ({ kind, value }, changed, choices) => {
  const { nodes, read } = boxes(vocabularyOf(kindOf(kind), choices), listOf(value), 'checkbox', changed);
  return {
    node: group(kindOf(kind).label, ...nodes),
    read: () => (read().length === 0 ? undefined : read()),
  };
};

const choiceField: MakeField = ({ kind, value }, changed, choices) => {
  const { nodes, read } = boxes(vocabularyOf(kindOf(kind), choices), listOf(value), 'radio', changed);
  return { node: group(kindOf(kind).label, ...nodes), read: () => read()[0] };
};

const termsOf = (value: unknown, key: string): readonly string[] =>
  typeof value === 'object' && value !== null && key in value ? listOf(Reflect.get(value, key)) : [];

const weights = { primary: '主', secondary: '次' } as const;

/** Terms, each of which may be a primary one, of which two are enough, or a secondary one. */
const weightedField: MakeField = ({ kind, value }, changed, choices) => {
  const rows = vocabularyOf(kindOf(kind), choices).map((term) => {
    const box = (weight: keyof typeof weights) => {
      const input = h('input', { type: 'checkbox', name: weight, value: term, change: changed });
      input.checked = termsOf(value, weight).includes(term);
      return { input, node: h('label', { class: 'check' }, input, weights[weight]) };
    };
    const [primary, secondary] = [box('primary'), box('secondary')];
    const node = h(
      'div',
      { role: 'group', 'aria-label': term },
      h('span', {}, term),
      primary.node,
      secondary.node,
    );
    return { term, primary: primary.input, secondary: secondary.input, node };
  });
  const read = () => {
    const first = rows.filter(({ primary }) => primary.checked);
    const rest = rows.filter(({ primary, secondary }) => secondary.checked && !primary.checked);
    const names = (chosen: typeof rows) => chosen.map(({ term }) => term);
    return first.length === 0 ? undefined : { primary: names(first), secondary: names(rest) };
  };
  const grid = h('div', { class: 'weighted' }, ...rows.map(({ node }) => node));
  return { node: group('主题：“主”选一或两个', grid), read };
};

/** Names that were missed, one a line, and those found that are none. */
const modelsField: MakeField = ({ value }, changed) => {
  const missed = h('textarea', { name: 'add', rows: '2', input: changed });
  const wrong = boxes(listOf(value), [], 'checkbox', changed);
  const read = () => {
    const add = missed.value.split('\n').flatMap((line) => filled(line) ?? []);
    const remove = wrong.read();
    const found = { ...(add.length > 0 ? { add } : {}), ...(remove.length > 0 ? { remove } : {}) };
    return add.length + remove.length === 0 ? undefined : found;
  };
  const node = h('div', {}, labelled('补（每行一个，照原文）', missed), group('去掉', ...wrong.nodes));
  return { node, read };
};

const replacementField: MakeField = ({ value }, changed) => {
  const given = value as { from?: string; to?: string } | undefined;
  const from = textInput(given?.from, changed, 'from');
  const to = textInput(given?.to, changed, 'to');
  return {
    node: h(
      'div',
      {},
      labelled('原文作', from),
      labelled('改作', to),
      h('small', {}, '要删去这几个字，就空着“改作”。'),
    ),
    read: () =>
      filled(from.value) === undefined ? undefined : { from: from.value.trim(), to: to.value.trim() },
  };
};

/** Places found by name, each a box to tick; what is typed is asked of the gazetteer. */
const placeField: MakeField = ({ value }, changed) => {
  const input = textInput('', () => void search(), 'place');
  const found = h('div', { class: 'found', role: 'radiogroup', 'aria-label': '查到的地名' });
  let picked: string | undefined = typeof value === 'string' && value !== '' ? value : undefined;
  let asked = 0;
  const show = (rows: readonly PlaceRow[]) => {
    found.replaceChildren(
      ...rows.map(({ code, names }) => {
        const pick = () => {
          picked = code;
          changed();
        };
        const radio = h('input', { type: 'radio', name: 'code', value: code, change: pick });
        radio.checked = code === picked;
        return h('label', { class: 'check' }, radio, `${names} ${code}`);
      }),
    );
  };
  const search = async (words = input.value) => {
    const own = ++asked;
    const rows = await get<readonly PlaceRow[]>(`/api/places?name=${encodeURIComponent(words)}`).catch(
      () => [],
    );
    if (own !== asked) return;
    if (rows.length === 0 && words !== '')
      found.replaceChildren('没有查到；可写区县名的一部分，或六位代码。');
    else show(rows);
  };
  if (picked !== undefined) void search(picked);
  return { node: h('div', {}, labelled('地名或代码', input), found), read: () => picked };
};

/** A value that the button pressed has chosen already. */
const fixedField: MakeField = ({ kind, value, said }) => {
  const words = said ?? (value === null ? '原文未载明' : typeof value === 'string' ? value : '');
  return {
    node: h('p', {}, h('strong', {}, kindOf(kind).label), words === '' ? '' : `：${words}`),
    read: () => value,
  };
};

const fields: Readonly<Record<DecisionKind['input'], MakeField>> = {
  text: textField,
  'text-or-none': textOrNone,
  terms: termsField,
  'weighted-terms': weightedField,
  choice: choiceField,
  models: modelsField,
  replacement: replacementField,
  place: placeField,
  fixed: fixedField,
};

/** The field that a kind of decision takes. */
export const fieldFor: MakeField = (asked, changed, choices) =>
  (asked.isFixed === true ? fixedField : fields[kindOf(asked.kind).input])(asked, changed, choices);
