import { kindOf } from '../kinds.ts';
import type { DeskState, Preview, Wish } from '../state.ts';
import { post, Refused } from './api.ts';
import { button, h } from './dom.ts';
import { type Field, fieldFor } from './inputs.ts';
import type { Asked, Room } from './room.ts';

/** How long the form waits after a key before it asks for the lines, in milliseconds. */
const pause = 250;

/** Why something was refused, in a form. */
const refusal = (error: unknown): readonly (Node | string)[] =>
  error instanceof Refused
    ? [error.message, h('ul', {}, ...error.details.map((detail) => h('li', {}, detail)))]
    : [String(error)];

/** A form for one decision: its value, its reason, the exact lines that will be written, and the button that writes them. */
export class WishForm {
  readonly node: HTMLFormElement;
  private readonly asked: Asked;
  private readonly room: Room;
  private readonly field: Field;
  private readonly reason = h('input', { name: 'reason', autocomplete: 'off' });
  private readonly anchor = h('input', { name: 'anchor', autocomplete: 'off' });
  private readonly lines = h('pre', { class: 'yaml', 'aria-label': '将写入的几行' });
  private readonly trouble = h('div', { class: 'trouble', role: 'alert' });
  private readonly send = h('button', { type: 'submit', disabled: true }, '写入 decisions.yaml');
  private timer = 0;
  /** Counts what was asked of the server: only the last answer is shown. */
  private round = 0;

  constructor(asked: Asked, room: Room, close: () => void) {
    this.asked = asked;
    this.room = room;
    const changed = () => {
      this.later();
    };
    this.field = fieldFor(asked, changed, room.state.choices);
    this.reason.value = kindOf(asked.kind).reason;
    for (const input of [this.reason, this.anchor]) input.addEventListener('input', changed);
    this.node = h(
      'form',
      { class: 'wish', 'aria-label': kindOf(asked.kind).label },
      this.field.node,
      h('label', {}, h('span', {}, '依据'), this.reason),
      h('label', {}, h('span', {}, '所依文字'), this.anchor),
      this.lines,
      this.trouble,
      h('p', { class: 'buttons' }, this.send, button('不改了', close)),
    );
    this.node.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.write();
    });
    this.node.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    });
    void this.show();
  }

  private wish(): Wish | null {
    const value = this.field.read();
    const { target, kind } = this.asked;
    const reason = this.reason.value.trim();
    return value === undefined || reason === '' ? null : { target, kind, value, reason };
  }

  private later(): void {
    this.send.disabled = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.show(), pause);
  }

  private async show(): Promise<void> {
    const own = ++this.round;
    const wish = this.wish();
    this.send.disabled = true;
    if (wish === null) {
      this.lines.textContent = '（填好以后，这里列出将写入的几行）';
      return;
    }
    if (this.lines.textContent === '') this.lines.textContent = '……';
    const anchor = this.anchor.value.trim() === '' ? null : this.anchor.value;
    try {
      const preview = await post<Preview>(`/api/batches/${this.room.state.id}/preview`, { wish, anchor });
      if (own !== this.round) return;
      this.lines.textContent = preview.yaml;
      if (anchor === null) this.anchor.value = preview.anchor;
      this.trouble.replaceChildren();
      this.send.disabled = false;
    } catch (error) {
      if (own !== this.round) return;
      this.lines.textContent = '';
      this.trouble.replaceChildren(...refusal(error));
    }
  }

  private async write(): Promise<void> {
    const wish = this.wish();
    if (wish === null || this.send.disabled) return;
    this.send.disabled = true;
    const { id, version } = this.room.state;
    try {
      const sent = { version, wish, anchor: this.anchor.value };
      const state = await post<DeskState>(`/api/batches/${id}/decisions`, sent);
      this.room.arrive(state, '已写入 decisions.yaml');
    } catch (error) {
      this.trouble.replaceChildren(...refusal(error));
      if (error instanceof Refused && error.status === 409)
        this.trouble.append(button('取新的内容', this.room.refresh));
      this.send.disabled = false;
    }
  }
}
