import { button, byId, element, replace } from './dom.ts';
import type { PickAddress } from './pick-address.ts';
import type { FindCase } from './pick-cases.ts';
import { citePanel } from './pick-cite.ts';
import { copyFrom } from './pick-copy.ts';
import { pickList } from './pick-list.ts';
import type { ListActs } from './pick-list.ts';
import { formatPicks } from './pick-state.ts';
import { listName, localText, pickedText, printedNames } from './pick-wording.ts';
import type { Sheet } from './pick-wording.ts';

/** What the reader can do with all that is picked. */
export type PickActs = ListActs & { readonly clear: () => void; readonly restore: () => void };

/** What is shown of the picks. */
export type PickView = {
  /** @param happened What has just been done, in some words. `restorable`: what was cleared can be had back. */
  readonly draw: (happened?: string, restorable?: boolean) => void;
  /** The boxes of the results are as the picks are, and the list stands open where nothing is asked. */
  readonly follow: () => void;
  readonly focusList: () => void;
  readonly focusMove: (id: string, by: number) => void;
};

/** Root of the site as others reach it: where it is published if it is read from a disk, else where it is read. */
function roots(): { readonly shared: string; readonly printed: string; readonly local: boolean } {
  const rootOf = (address: string) => address.replace(/[?#].*$/u, '').replace(/[^/]*$/u, '');
  const published = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  const here = document.baseURI.startsWith('file:') ? '' : rootOf(document.baseURI);
  const shared = here === '' ? rootOf(published) : here;
  return {
    shared: shared === '' ? rootOf(document.baseURI) : shared,
    printed: published === '' ? here : rootOf(published),
    local: shared === '',
  };
}

const { shared, printed, local } = roots();
const linkOf = (ids: readonly string[]): string => `${shared}search.html#${formatPicks(ids)}`;

/** A field with the link, for browsers that do not copy by themselves and for readers who want to see it. */
function linkPanel(room: HTMLElement, ids: readonly string[], tell: (text: string) => void): void {
  const field = element('input', { type: 'text', readonly: '' });
  field.value = linkOf(ids);
  const note = element('p', { class: 'soft' }, `${localText}${ids.join('、')}`);
  replace(room, element('label', {}, '链接', field), ...(local ? [note] : []));
  void copyFrom(field).then(tell);
}

/** The list on the screen and on paper. */
function listSection(find: FindCase, acts: ListActs) {
  const heading = element('h2', { tabindex: '-1' }, listName);
  const lines = element('ol', { class: 'list' });
  const address = element('p', { class: 'printed' });
  const again = button('重试', () => {
    void list.forgetUnread().then(() => {
      draw(drawn);
    });
  });
  const section = element('section', { 'aria-label': listName }, heading, again, lines, address);
  const list = pickList(lines, find, printed, acts);
  let drawn: readonly string[] = [];
  const draw = (ids: readonly string[]) => {
    drawn = ids;
    again.hidden = true;
    list.draw(ids);
    address.textContent = `这份清单：${linkOf(ids)}`;
    void list.ready(false).then((whole) => {
      again.hidden = whole;
    });
  };
  return { section, heading, list, draw };
}

const sheets = ['list', 'handout'] as const;
const sheetNames: Readonly<Record<Sheet, string>> = { list: '打印清单', handout: '打印讲义' };

type BarActs = Pick<PickActs, 'clear' | 'restore'> & {
  readonly print: (sheet: Sheet) => void;
  readonly cite: () => void;
  readonly link: () => void;
};

/** What can be done with the picks, beside their number. */
function actionBar({ clear, restore, print, cite, link }: BarActs) {
  const view = element('a', { href: '' }, '查看');
  const citing = button('引用', cite);
  const again = button('恢复', restore);
  const bar = element(
    'span',
    { class: 'choices' },
    view,
    ...sheets.map((sheet) =>
      button(sheetNames[sheet], () => {
        print(sheet);
      }),
    ),
    citing,
    button('复制链接', link),
    button('清空', clear),
  );
  return {
    nodes: [bar, element('span', { class: 'choices' }, again)],
    again,
    draw: (ids: readonly string[], restorable: boolean) => {
      bar.hidden = ids.length === 0;
      again.hidden = !restorable;
      view.setAttribute('href', `#${formatPicks(ids)}`);
    },
    follow: (open: boolean) => {
      view.hidden = open;
    },
    cited: (is: boolean) => {
      citing.setAttribute('aria-expanded', String(is));
    },
  };
}

type Tell = (happened: string) => void;

/** What stands below the bar when it was asked for: citations, until they are put away, or the link. */
function panels(find: FindCase, ids: () => readonly string[], tell: Tell, cited: (is: boolean) => void) {
  const room = element('div', { id: 'pick-panel' });
  const cite = citePanel(room, find, tell);
  let citing = false;
  const draw = () => {
    cited(citing);
    if (citing) void cite.draw(ids());
    else replace(room);
  };
  return {
    room,
    toggleCite: () => {
      citing = !citing;
      draw();
    },
    link: () => {
      citing = false;
      draw();
      linkPanel(room, ids(), tell);
    },
    draw: () => {
      citing &&= ids().length > 0;
      draw();
    },
  };
}

/** Prints the list as one of its sheets, once all that it shows was read. @param settle Told when the page is one to read again. */
function printer(
  address: PickAddress,
  { list, heading, draw }: ReturnType<typeof listSection>,
  tell: Tell,
  settle: () => void,
) {
  const { classList } = document.body;
  window.addEventListener('afterprint', () => {
    heading.textContent = listName;
    classList.remove('handout');
    settle();
  });
  return async (sheet: Sheet): Promise<void> => {
    const ids = address.ids();
    draw(ids);
    tell('正在读取要印的内容……');
    await list.ready(sheet === 'handout');
    tell('');
    heading.textContent = `${printedNames[sheet]}（${String(ids.length)} 篇）`;
    classList.add('picks');
    classList.toggle('handout', sheet === 'handout');
    window.print();
  };
}

/** Draws the picks of an address into their part of the page. */
export function pickView(address: PickAddress, find: FindCase, acts: PickActs): PickView {
  const said = byId('picked', HTMLElement);
  const start = byId('start', HTMLElement);
  const listed = listSection(find, acts);
  const { section, heading, list } = listed;
  const tell: Tell = (happened) => {
    const text = pickedText(address.ids().length, happened);
    if (said.textContent !== text) said.textContent = text;
  };
  const print = printer(address, listed, tell, () => {
    follow();
  });
  const bar = actionBar({
    ...acts,
    print: (sheet) => void print(sheet),
    cite: () => {
      panel.toggleCite();
    },
    link: () => {
      panel.link();
    },
  });
  const panel = panels(find, address.ids, tell, bar.cited);
  replace(byId('picks', HTMLElement), ...bar.nodes, panel.room, section);

  /** Where nothing is asked, the list of what is picked is the answer. */
  const follow = () => {
    const ids = address.ids();
    const open = ids.length > 0 && !start.hidden;
    if (open && section.className !== '') listed.draw(ids);
    section.className = open ? '' : 'printed';
    bar.follow(open);
    document.body.classList.toggle('picks', open);
    for (const box of document.querySelectorAll<HTMLInputElement>('input[name=pick]'))
      box.checked = ids.includes(box.value);
  };
  return {
    draw: (happened = '', restorable = false) => {
      tell(happened);
      byId('pick-hint', HTMLElement).className = address.ids().length > 0 ? 'none' : 'soft';
      bar.draw(address.ids(), restorable);
      panel.draw();
      section.className = 'printed';
      follow();
      if (restorable) bar.again.focus();
    },
    follow,
    focusList: () => {
      heading.focus();
    },
    focusMove: list.focus,
  };
}
