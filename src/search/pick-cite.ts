import { citeDownloads, references } from '../core/cite/cite-texts.ts';
import type { CiteDownload, CiteTexts } from '../core/cite/cite-texts.ts';
import { button, element, replace } from './dom.ts';
import type { MissingPiece } from './engine.ts';
import type { FindCase } from './pick-cases.ts';
import { copyFrom } from './pick-copy.ts';
import { uncitedText } from './pick-wording.ts';
import { pieceOf } from './view.ts';

type Cited = {
  readonly cites: readonly CiteTexts[];
  readonly unknown: readonly string[];
  readonly missing: readonly MissingPiece[];
};

async function readAll(ids: readonly string[], find: FindCase): Promise<Cited> {
  const unknown: string[] = [];
  const missing: MissingPiece[] = [];
  const read = async (id: string): Promise<readonly CiteTexts[]> => {
    try {
      const one = await find(id);
      if (one !== null) return [await one.cite()];
      unknown.push(id);
    } catch (error) {
      missing.push(pieceOf(error));
    }
    return [];
  };
  const found = await Promise.all(ids.map(read));
  return { cites: found.flat(), unknown, missing };
}

/** Links to files made here; their addresses are given up with them. */
function downloads() {
  let made: readonly string[] = [];
  return (files: readonly CiteDownload[]): readonly HTMLElement[] => {
    made.forEach((address) => {
      URL.revokeObjectURL(address);
    });
    made = files.map(({ text }) =>
      URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' })),
    );
    return files.map(({ name, format }, at) =>
      element('a', { href: made[at] ?? '', download: name }, format),
    );
  };
}

/** Where the picked cases are cited: a list to copy, and files. */
export type CitePanel = { readonly draw: (ids: readonly string[]) => Promise<void> };

/** @param tell Told what came of copying. */
export function citePanel(room: HTMLElement, find: FindCase, tell: (text: string) => void): CitePanel {
  const links = downloads();
  let turn = 0;
  const draw = async (ids: readonly string[]): Promise<void> => {
    turn += 1;
    const mine = turn;
    replace(room, element('p', { class: 'soft' }, '正在读取出处……'));
    const { cites, unknown, missing } = await readAll(ids, find);
    if (mine !== turn) return;
    const field = element('textarea', { readonly: '', rows: String(Math.min(12, 2 * cites.length + 1)) });
    field.value = references(cites);
    const copy = button('复制引文', () => {
      void copyFrom(field).then(tell);
    });
    const again = button('重试', () => void draw(ids));
    const faults = uncitedText(unknown, missing);
    replace(
      room,
      ...(faults === ''
        ? []
        : [element('p', { class: 'note' }, faults, ...(missing.length > 0 ? [again] : []))]),
      ...(cites.length === 0
        ? []
        : [
            element('label', {}, '按 GB/T 7714—2025 著录', field),
            element('p', { class: 'choices' }, copy, ' 下载：', ...links(citeDownloads('anli-picks', cites))),
          ]),
    );
  };
  return { draw };
}
