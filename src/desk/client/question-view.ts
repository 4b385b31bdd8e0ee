import { type KindKey, kindOf } from '../kinds.ts';
import type { Action, Line, Question, Target } from '../state.ts';
import { button, h } from './dom.ts';
import type { Asked, Room } from './room.ts';

/** What a decision about a question is tied to: its case, its line, or the first line that has words. */
function targetOf(
  kind: KindKey,
  { line, card, words, isOfCase }: Question,
  lines: readonly Line[],
): Target | null {
  const { of } = kindOf(kind);
  const isOfLine = of === 'line' || (of === 'either' && !isOfCase);
  if (!isOfLine) return card === null ? null : { card };
  if (line !== null) return { line, ...(words === null ? {} : { words }) };
  const first = lines.find(({ runs }) => runs.some(({ text }) => text.trim().length > 3));
  return of === 'either' && first !== undefined ? { line: first.number } : null;
}

/** What a button below a question opens; `null` where there is nothing to tie the decision to. */
function askedBy({ kind, value, said }: Action, question: Question, lines: readonly Line[]): Asked | null {
  const target = targetOf(kind, question, lines);
  if (target === null) return null;
  if (value === undefined) return { target, kind };
  return { target, kind, value, isFixed: true, ...(said === undefined ? {} : { said }) };
}

/** A question with its place, and the buttons that settle it. */
export function questionView(question: Question, room: Room): HTMLElement {
  const { line, card, range, file, actions } = question;
  const body = h('li', { class: question.severity, 'data-code': question.code });
  const look = () => {
    if (line !== null) room.showLine(line);
    if (range !== null) room.light([range]);
  };
  const link = (label: string, click: () => void) => [button(label, click, { class: 'link' }), ' '];
  const place = [
    ...(line === null ? [] : link(`第 ${String(line)} 行`, look)),
    ...(card === null
      ? []
      : link(card, () => {
          room.showCard(card);
        })),
    ...(file === null ? [] : [h('small', {}, file), ' ']),
  ];
  const buttons = actions.flatMap((action) => {
    const asked = askedBy(action, question, room.state.lines);
    if (asked === null) return [];
    const open = () => {
      look();
      room.open(body, asked);
    };
    return [button(action.label, open)];
  });
  body.append(
    h('p', {}, ...place, h('strong', {}, question.severity === 'error' ? '有误：' : ''), question.text),
    buttons.length > 0 ? h('p', { class: 'buttons' }, ...buttons) : h('p', {}, h('small', {}, question.mend)),
  );
  return body;
}
