import { button, element, replace } from './dom.ts';
import type { FoundCase } from './engine.ts';
import type { FindCase, PickedCase } from './pick-cases.ts';
import { opening } from './pick-opening.ts';
import { readingText, unknownText, unreadOpening, unreadSource, unreadTitle } from './pick-wording.ts';
import { pieceOf } from './view.ts';
import { factsText } from './wording.ts';

/** What can be done with one case of the list. */
export type ListActs = {
  readonly move: (id: string, by: number) => void;
  readonly drop: (id: string) => void;
};

/** Lines to write on, under each case of a printed list and of a handout; styles show the first of them or all. */
const ruled = 5;

/** A line of the list. Both promises resolve whatever could be read: what could not is said in the line. */
type Line = {
  readonly item: HTMLLIElement;
  readonly buttons: readonly [up: HTMLButtonElement, down: HTMLButtonElement];
  readonly title: Promise<boolean>;
  /** Fill in what only a handout shows, once. */
  readonly handout: () => Promise<boolean>;
};

/** Fill an element with a text that may not be had. Resolves to false then. */
async function fill(
  room: Element,
  read: () => Promise<string>,
  unread: (error: unknown) => string,
): Promise<boolean> {
  try {
    room.textContent = await read();
    return true;
  } catch (error) {
    room.textContent = unread(error);
    return false;
  }
}

const rules = () =>
  element(
    'div',
    { class: 'rules', 'aria-hidden': 'true' },
    ...Array.from({ length: ruled }, () => element('span')),
  );

function tools(id: string, { move, drop }: ListActs) {
  const up = button('上移', () => {
    move(id, -1);
  });
  const down = button('下移', () => {
    move(id, 1);
  });
  const away = button('去掉', () => {
    drop(id);
  });
  const name = (title: string) => {
    for (const one of [up, down, away]) one.setAttribute('aria-label', `${one.textContent}：${title}`);
  };
  name(id);
  return { up, down, name, row: element('p', { class: 'choices' }, up, down, away) };
}

/** Title, facts and address, and room for what a handout adds. */
function known(card: FoundCase, root: string): readonly HTMLElement[] {
  return [
    element('a', { href: card.url }, card.title),
    element('p', { class: 'soft' }, factsText(card)),
    element('p', { class: 'printed' }, root + card.url),
    element('p', { class: 'handed opening' }),
    element('p', { class: 'handed source soft' }),
    rules(),
  ];
}

/** @param root What printed addresses begin with. */
function lineOf(id: string, find: FindCase, root: string, acts: ListActs): Line {
  const item = element('li', { 'data-pick': id }, element('p', { class: 'soft' }, readingText(id)));
  const { up, down, name, row } = tools(id, acts);
  item.append(row);
  let found: PickedCase | null = null;
  let handed: Promise<boolean> | null = null;
  const show = (...nodes: readonly Node[]) => {
    replace(item, ...nodes, row);
  };
  const read = async (): Promise<boolean> => {
    try {
      found = await find(id);
      if (found === null) {
        show(element('p', {}, unknownText(id)));
        return true;
      }
      const card = await found.card();
      show(...known(card, root));
      name(card.title);
      return true;
    } catch (error) {
      show(element('p', {}, unreadTitle(id, pieceOf(error))));
      return false;
    }
  };
  const title = read();
  const hand = async (): Promise<boolean> => {
    await title;
    const [begins, source] = [item.querySelector('.opening'), item.querySelector('.source')];
    const one = found;
    if (one === null || begins === null || source === null) return true;
    const all = await Promise.all([
      fill(
        begins,
        async () => opening(await one.text()),
        (error) => unreadOpening(pieceOf(error)),
      ),
      fill(
        source,
        async () => `出处：${(await one.cite()).gbt2025}`,
        (error) => unreadSource(pieceOf(error)),
      ),
    ]);
    return !all.includes(false);
  };
  return {
    item,
    buttons: [up, down],
    title,
    handout: async () => {
      const whole = await (handed ??= hand());
      if (!whole) handed = null;
      return whole;
    },
  };
}

/** The list of what is picked. */
export type PickList = {
  readonly draw: (ids: readonly string[]) => void;
  /** Resolves when all that a sheet shows was read, or is known not to come; to false then. */
  readonly ready: (handout: boolean) => Promise<boolean>;
  /** Lines that could not be read are read again when they are drawn next. */
  readonly forgetUnread: () => Promise<void>;
  readonly focus: (id: string, by: number) => void;
};

/** Fills an element with lines; each is made once and stays as long as its case is picked. */
export function pickList(list: HTMLElement, find: FindCase, root: string, acts: ListActs): PickList {
  const lines = new Map<string, Line>();
  return {
    draw: (ids) => {
      for (const id of [...lines.keys()]) if (!ids.includes(id)) lines.delete(id);
      const all = ids.map((id) => {
        const line = lines.get(id) ?? lineOf(id, find, root, acts);
        lines.set(id, line);
        return line;
      });
      all.forEach(({ buttons }, at) => {
        buttons[0].disabled = at === 0;
        buttons[1].disabled = at === all.length - 1;
      });
      replace(list, ...all.map(({ item }) => item));
    },
    ready: async (handout) => {
      const all = [...lines.values()];
      const read = await Promise.all(all.map((line) => (handout ? line.handout() : line.title)));
      const titles = await Promise.all(all.map(({ title }) => title));
      return ![...read, ...titles].includes(false);
    },
    forgetUnread: async () => {
      for (const [id, { title }] of [...lines]) if (!(await title)) lines.delete(id);
    },
    focus: (id, by) => {
      const [up, down] = lines.get(id)?.buttons ?? [];
      const [wanted, other] = by < 0 ? [up, down] : [down, up];
      (wanted?.disabled === true ? other : wanted)?.focus();
    },
  };
}
