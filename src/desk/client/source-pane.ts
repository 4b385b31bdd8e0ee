import { kindOf } from '../kinds.ts';
import type { Line, Range, Run } from '../state.ts';
import { button, h, short } from './dom.ts';
import type { Room } from './room.ts';

/** Words of which every character shows: what has no shape stands there by its code. */
const visible = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u00A0]/gu,
    (char) => `〔U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`,
  );

/** Words of a run, those within a lit range marked. */
function words({ start, text }: Run, lit: readonly Range[]): readonly (Node | string)[] {
  const end = start + text.length;
  const parts: (Node | string)[] = [];
  let done = start;
  for (const [from, to] of lit) {
    const [first, last] = [Math.max(from, done), Math.min(to, end)];
    if (first >= last) continue;
    if (first > done) parts.push(text.slice(done - start, first - start));
    parts.push(h('mark', {}, text.slice(first - start, last - start)));
    done = last;
  }
  if (done < end) parts.push(text.slice(done - start));
  return parts;
}

function runNodes(run: Run, lit: readonly Range[]): readonly (Node | string)[] {
  const shown = words(run, lit);
  const title = run.reason ?? '';
  if (run.fate === 'kept') return shown;
  if (run.fate === 'joined') return [h('span', { class: 'joined', title }, '↵')];
  if (run.fate === 'changed')
    return [
      h(
        'span',
        { class: 'changed', title },
        run.text === '' ? null : h('del', {}, ...shown),
        h('ins', {}, run.after ?? ''),
      ),
    ];
  const name = run.fate === 'cut' ? 'del' : 'span';
  return [h(name, { class: run.fate, title }, ...shown)];
}

/** What became of a line, each kind of change once with its number. */
function fates(line: Line, showCard: (id: string) => void): HTMLElement {
  const fields = [...new Set(line.runs.flatMap(({ field }) => field ?? []))];
  const changes = new Map<string, { words: string; count: number }>();
  for (const { fate, text, after, rule = '', reason = '' } of line.runs) {
    if (fate === 'kept') continue;
    const before = fate === 'joined' ? '行末的换行' : `“${short(visible(text), 60)}”`;
    const key = `${fate} ${rule} ${before} ${after ?? ''}`;
    const turned = after === undefined ? '未登出' : text === '' ? `补“${after}”` : `${before}作“${after}”`;
    const said = `${after === undefined ? `${before}${turned}` : turned}：${reason}（${rule}）`;
    changes.set(key, { words: said, count: (changes.get(key)?.count ?? 0) + 1 });
  }
  const { card } = line;
  const where = fields.length === 0 ? '这一行没有登在页上' : `登在${fields.join('、')}`;
  const owner = card === null ? '不在任何案例里' : '';
  return h(
    'div',
    {},
    h(
      'p',
      {},
      `第 ${String(line.number)} 行：${where}。${owner}`,
      card === null
        ? null
        : button(
            card,
            () => {
              showCard(card);
            },
            { class: 'link' },
          ),
    ),
    h(
      'ul',
      {},
      ...[...changes.values()].map(({ words: said, count }) =>
        h('li', {}, count > 1 ? `${said}，${String(count)} 处` : said),
      ),
    ),
  );
}

/** Words that are selected on the page, if they lie in one line. */
const selectedIn = (node: HTMLElement): string => {
  const selection = window.getSelection();
  const isIn =
    selection !== null && node.contains(selection.anchorNode) && node.contains(selection.focusNode);
  return isIn ? selection.toString().trim() : '';
};

function lineActions(line: Line, room: Room, row: HTMLElement, box: HTMLElement): HTMLElement {
  const own = room.state.choices.kinds.filter((key) => kindOf(key).of === 'line');
  return h(
    'p',
    { class: 'buttons' },
    ...own.map((kind) =>
      button(kindOf(kind).label, () => {
        const isFlag = kindOf(kind).input === 'fixed';
        const value = isFlag ? true : { from: selectedIn(row), to: '' };
        room.open(box, { target: { line: line.number }, kind, value, isFixed: isFlag });
      }),
    ),
  );
}

/** Index of the line that holds an offset. */
function lineOf(lines: readonly Line[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Numbers of the lines that ranges touch. */
function touched(lines: readonly Line[], ranges: readonly Range[]): readonly number[] {
  const found = new Set<number>();
  for (const [start, end] of ranges)
    for (let i = lineOf(lines, start); i < lines.length && (lines[i]?.start ?? end) < end; i++) found.add(i);
  return [...found];
}

/** A row of the captured text: its number, which is a button, and its words. */
type LineRow = { readonly row: HTMLElement; readonly text: HTMLElement; readonly number: HTMLElement };

function rowOf(line: Line, open: () => void): LineRow {
  const text = h('span', { class: 'text' }, ...line.runs.flatMap((run) => runNodes(run, [])));
  const number = button(String(line.number), open, {
    class: 'number',
    tabindex: '-1',
    'aria-label': `第 ${String(line.number)} 行的下落`,
    'aria-expanded': 'false',
  });
  const isShown = line.runs.some(({ fate }) => fate === 'kept' || fate === 'changed');
  const row = h('li', { class: `${line.card === null ? '' : 'in'} ${isShown ? '' : 'off'}` }, number, text);
  text.addEventListener('click', () => {
    if (window.getSelection()?.isCollapsed !== false) open();
  });
  return { row, text, number };
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };

/** The captured text, line by line, cases marked off; a line that is chosen tells what became of it. */
export class SourcePane {
  readonly node: HTMLElement;
  private readonly room: Room;
  private readonly rows: readonly LineRow[];
  private lit: readonly Range[] = [];
  /** What is told of a line, below it, and the index of the line. */
  private told: { readonly at: number; readonly box: HTMLElement } | null = null;
  /** Index of the line whose number the Tab key reaches. */
  private roving = 0;

  constructor(room: Room) {
    this.room = room;
    this.rows = room.state.lines.map((line, i) =>
      rowOf(line, () => {
        this.toggle(i);
      }),
    );
    const list = h('ol', { class: 'lines' }, ...this.rows.flatMap(({ row }, i) => [...this.headOf(i), row]));
    this.node = h('section', { class: 'source', 'aria-label': '原文' }, list);
    this.node.addEventListener('keydown', (event) => {
      this.press(event);
    });
    this.rove(0);
  }

  /** Mark ranges of the captured text, and bring the first into view. */
  light(ranges: readonly Range[]): void {
    const { lines } = this.room.state;
    const before = touched(lines, this.lit);
    this.lit = [...ranges].sort((a, b) => a[0] - b[0]);
    const now = touched(lines, this.lit);
    for (const i of new Set([...before, ...now]))
      this.rows[i]?.text.replaceChildren(...(lines[i]?.runs.flatMap((run) => runNodes(run, this.lit)) ?? []));
    const first = this.node.querySelector('mark') ?? this.rows[now[0] ?? -1]?.row;
    first?.scrollIntoView({ block: 'center' });
  }

  /** Bring a line into view and tell what became of it. */
  showLine(line: number): void {
    if (this.told?.at !== line - 1) this.toggle(line - 1);
    this.rows[line - 1]?.row.scrollIntoView({ block: 'center' });
  }

  /** What stands above a line: the name of the file that begins there, and the case. */
  private headOf(i: number): readonly HTMLElement[] {
    const { lines, cards, files } = this.room.state;
    const own = lines[i]?.card ?? null;
    const names = files
      .filter(({ line }) => line === i + 1)
      .map(({ name }) => h('li', { class: 'file' }, `文件 ${name}`));
    if (own === null || lines[i - 1]?.card === own) return names;
    const jump = button(
      own,
      () => {
        this.room.showCard(own);
      },
      { class: 'link' },
    );
    return [
      ...names,
      h('li', { class: 'start' }, jump, ` ${cards.find(({ id }) => id === own)?.title ?? ''}`),
    ];
  }

  private close(): void {
    if (this.told === null) return;
    this.rows[this.told.at]?.number.setAttribute('aria-expanded', 'false');
    this.told.box.remove();
    this.told = null;
  }

  private toggle(i: number): void {
    const [line, made] = [this.room.state.lines[i], this.rows[i]];
    const wasOpen = this.told?.at === i;
    this.close();
    if (line === undefined || made === undefined || wasOpen) return;
    const box = h('li', { class: 'fate' }, fates(line, this.room.showCard));
    box.append(lineActions(line, this.room, made.row, box));
    made.row.after(box);
    made.number.setAttribute('aria-expanded', 'true');
    this.told = { at: i, box };
    this.rove(i);
  }

  private rove(i: number): void {
    this.rows[this.roving]?.number.setAttribute('tabindex', '-1');
    this.rows[i]?.number.setAttribute('tabindex', '0');
    this.roving = i;
  }

  private press(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    const step = steps[event.key];
    if (step === undefined || document.activeElement !== this.rows[this.roving]?.number) return;
    event.preventDefault();
    this.rove(Math.max(0, Math.min(this.rows.length - 1, this.roving + step)));
    this.rows[this.roving]?.number.focus();
  }
}
