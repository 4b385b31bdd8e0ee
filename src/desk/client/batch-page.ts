import type { DeskState, Entry, Made, Range } from '../state.ts';
import { get, post, Refused } from './api.ts';
import { cardView } from './card-view.ts';
import { button, h } from './dom.ts';
import { questionView } from './question-view.ts';
import type { Asked, Room } from './room.ts';
import { SourcePane } from './source-pane.ts';
import { WishForm } from './wish-form.ts';

const isRange = (range: Range | null): range is Range => range !== null;

/** A batch holds cases, or a plan that goes by its own id. */
function cardsHeading({ id, cards }: DeskState): string {
  if (cards[0]?.id === id) return '方案';
  return cards.length === 0 ? '没有案例' : `案例 ${String(cards.length)} 个`;
}

/** The page of a batch: source on the left; questions, cases and decisions on the right. */
export class BatchPage implements Room {
  readonly node = h('div', { class: 'room' });
  state: DeskState;
  private pane: SourcePane;
  private desk = h('section', { class: 'desk', 'aria-label': '案例' });
  private readonly status = h('p', { role: 'status', class: 'status' });
  private form: HTMLFormElement | null = null;

  constructor(state: DeskState) {
    this.state = state;
    this.pane = new SourcePane(this);
    this.draw();
  }

  readonly light = (ranges: readonly (Range | null)[]): void => {
    this.pane.light(ranges.filter(isRange));
  };

  readonly showLine = (line: number): void => {
    this.pane.showLine(line);
  };

  readonly showCard = (id: string): void => {
    const card = document.getElementById(`card-${id}`);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
  };

  readonly open = (below: HTMLElement, asked: Asked): void => {
    this.form?.remove();
    const before = document.activeElement;
    const { node: form } = new WishForm(asked, this, () => {
      form.remove();
      if (before instanceof HTMLElement) before.focus();
    });
    this.form = form;
    below.append(form);
    form.querySelector<HTMLElement>('input, textarea, button')?.focus();
    form.scrollIntoView({ block: 'nearest' });
  };

  readonly arrive = (state: DeskState, said: string): void => {
    const places = [this.pane.node.scrollTop, this.desk.scrollTop] as const;
    this.state = state;
    this.draw();
    [this.pane.node.scrollTop, this.desk.scrollTop] = places;
    this.say(`${said}；待定的问题还有 ${String(state.questions.length)} 个。`);
    this.desk.querySelector<HTMLElement>('.questions button')?.focus({ preventScroll: true });
  };

  readonly fail = (error: unknown): void => {
    const details = error instanceof Refused ? error.details : [];
    this.say([error instanceof Error ? error.message : String(error), ...details].join(' '));
  };

  readonly refresh = (): void => {
    get<DeskState>(`/api/batches/${this.state.id}`).then((state) => {
      this.arrive(state, '已取新的内容');
    }, this.fail);
  };

  private say(words: string): void {
    this.status.textContent = words;
  }

  private send(path: string, body: object, said: string): void {
    post<DeskState>(`/api/batches/${this.state.id}/${path}`, { version: this.state.version, ...body }).then(
      (state) => {
        this.arrive(state, said);
      },
      this.fail,
    );
  }

  private draw(): void {
    const { state } = this;
    document.title = `${state.title} · 编者台`;
    this.form = null;
    this.pane = new SourcePane(this);
    this.desk = h(
      'section',
      { class: 'desk', 'aria-label': '待定的问题与案例' },
      ...this.questions(),
      h('h2', {}, cardsHeading(state)),
      ...state.cards.map((card) => cardView(card, this)),
      ...this.decisions(),
    );
    const parts = state.locked === null ? [this.pane.node, this.desk] : [this.desk];
    this.node.replaceChildren(this.head(), h('div', { class: 'panes' }, ...parts));
  }

  private head(): HTMLElement {
    const { title, id, isPublic, canUndo } = this.state;
    const hide = h('input', { type: 'checkbox', checked: !this.node.classList.contains('bare') });
    hide.addEventListener('change', () => {
      this.node.classList.toggle('bare', !hide.checked);
    });
    const undo = button('撤销上一条', () => {
      this.send('undo', {}, '已撤销');
    });
    undo.disabled = !canUndo;
    return h(
      'header',
      {},
      h('p', {}, h('a', { href: '/' }, '编者台'), ' › '),
      h('h1', {}, title, h('small', {}, ` ${id}${isPublic ? '' : ' · 不公开'}`)),
      h('label', { class: 'check' }, hide, '显示剔除的字'),
      undo,
      button('生成页面', () => {
        this.make();
      }),
      this.status,
    );
  }

  private questions(): readonly HTMLElement[] {
    const { questions, locked } = this.state;
    const count = questions.length;
    return [
      h('h2', {}, count === 0 ? '没有待定的问题' : `待定的问题 ${String(count)} 个`),
      ...(locked === null ? [] : [h('p', { class: 'error' }, locked)]),
      h('ol', { class: 'questions' }, ...questions.map((question) => questionView(question, this))),
    ];
  }

  private decisions(): readonly HTMLElement[] {
    const { entries } = this.state;
    const node = ({ index, yaml, card }: Entry) =>
      h(
        'li',
        {},
        h('pre', { class: 'yaml' }, yaml),
        h(
          'p',
          { class: 'buttons' },
          card === null
            ? null
            : button(
                card,
                () => {
                  this.showCard(card);
                },
                { class: 'link' },
              ),
          button(
            '删去这一条',
            () => {
              this.send('remove', { index }, '已删去一条决定');
            },
            { class: 'edit' },
          ),
        ),
      );
    return [
      h('h2', {}, entries.length === 0 ? '还没有决定' : `已有的决定 ${String(entries.length)} 条`),
      h('ol', { class: 'entries' }, ...entries.map(node)),
    ];
  }

  private make(): void {
    this.say('正在生成……');
    post<Made>('/api/cases', {}).then(({ message, changed, problems }) => {
      this.say(message);
      const dialog = h('dialog', { 'aria-label': '生成页面的报告' });
      const list = (name: string, rows: readonly string[]) =>
        rows.length === 0
          ? null
          : h(
              'details',
              { open: true },
              h('summary', {}, `${name} ${String(rows.length)}`),
              h('pre', {}, rows.join('\n')),
            );
      dialog.append(
        h('h2', {}, message),
        ...[list('改动的文件', changed), list('待定与有误', problems)].filter((part) => part !== null),
        h(
          'p',
          { class: 'buttons' },
          button('关闭', () => {
            dialog.close();
            dialog.remove();
          }),
        ),
      );
      this.node.append(dialog);
      dialog.showModal();
    }, this.fail);
  }
}
