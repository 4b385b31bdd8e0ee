import { kindOf } from '../kinds.ts';
import type { Card, Proof, Row, Tag } from '../state.ts';
import { button, h, short } from './dom.ts';
import type { Room } from './room.ts';

/** Fields that say 原文未载明 where they are empty; others are left out. */
const expected: ReadonlySet<string> = new Set(['机构', '地区', '学段', '主题']);

const proofNode = (proof: Proof, room: Room): HTMLElement =>
  h(
    'li',
    {},
    proof.range === null
      ? `“${proof.words}”`
      : button(
          `“${proof.words}”`,
          () => {
            room.light([proof.range]);
          },
          { class: 'link' },
        ),
    h(
      'small',
      {},
      ` ${[proof.where, proof.rule].filter((part) => part !== '').join(' · ')}${proof.range === null && proof.rule !== '' ? ' · 原件里没有这几个字' : ''}`,
    ),
  );

/** A tag with its evidence; pressed, it marks the words it rests on and lists them. */
function tagNode(tag: Tag, room: Room): HTMLElement {
  let proofs: HTMLElement | null = null;
  const press = () => {
    toggle.setAttribute('aria-expanded', String(proofs === null));
    if (proofs !== null) {
      proofs.remove();
      proofs = null;
      return;
    }
    proofs = h('ul', { class: 'proofs' }, ...tag.proofs.map((proof) => proofNode(proof, room)));
    node.append(proofs);
    room.light(tag.proofs.map(({ range }) => range));
  };
  const toggle = button(tag.text, press, {
    class: 'tag',
    'aria-expanded': 'false',
    disabled: tag.proofs.length === 0,
  });
  const [first] = tag.proofs;
  const isSame = first?.words === tag.text;
  const more = tag.proofs.length > 1 ? `等 ${String(tag.proofs.length)} 处` : '';
  const rest = first === undefined ? '' : isSame ? more : `“${short(first.words, 18)}”${more}`;
  const note = [tag.note, rest].filter((part) => part !== '').join(' · ');
  const node = h('li', {}, toggle, note === '' ? null : h('small', {}, ` ${note}`));
  return node;
}

function rowNodes(row: Row, card: Card, room: Room): readonly HTMLElement[] {
  const { kind, label, tags, value } = row;
  const isKnown = kind !== null && room.state.choices.kinds.includes(kind);
  if (tags.length === 0 && !expected.has(label) && !isKnown) return [];
  const cell = h('dd');
  const list = h('ul', {}, ...tags.map((tag) => tagNode(tag, room)));
  cell.append(tags.length > 0 ? list : h('span', { class: 'none' }, '未载'));
  const term = h('dt', {}, label);
  if (kind !== null && isKnown) {
    const open = () => {
      room.open(cell, { target: { card: card.id }, kind, value });
    };
    term.append(button('改定', open, { class: 'edit', 'aria-label': `改定${label}` }));
  }
  return [term, cell];
}

/** A case, or a plan: its fields with their evidence, and buttons to settle them. */
export function cardView(card: Card, room: Room): HTMLElement {
  const head = h(
    'h3',
    {},
    button(
      card.id,
      () => {
        room.showLine(card.lines[0]);
      },
      { class: 'link', title: '看它在原文的何处' },
    ),
    ` ${card.title}`,
  );
  const isCase = card.id !== room.state.id && room.state.choices.kinds.includes('not_a_case');
  const foot = h('p', { class: 'buttons' });
  const strike = () => {
    room.open(foot, { target: { card: card.id }, kind: 'not_a_case', value: true, isFixed: true });
  };
  if (isCase) foot.append(button(kindOf('not_a_case').label, strike, { class: 'edit' }));
  return h(
    'article',
    { id: `card-${card.id}`, tabindex: '-1', 'aria-label': card.title },
    head,
    h('p', {}, h('small', {}, `第 ${[...new Set(card.lines)].join('–')} 行`)),
    h('dl', {}, ...card.rows.flatMap((row) => rowNodes(row, card, room))),
    h(
      'ul',
      { class: 'remarks' },
      ...card.remarks.map(({ line, text }) =>
        h(
          'li',
          {},
          line === null
            ? ''
            : button(
                `第 ${String(line)} 行`,
                () => {
                  room.showLine(line);
                },
                { class: 'link' },
              ),
          ` ${text}`,
        ),
      ),
    ),
    foot,
  );
}
