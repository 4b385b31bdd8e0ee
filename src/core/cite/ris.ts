import type { CiteItem } from './cite-item.ts';
import { dateParts } from './date-parts.ts';

/** `2024/04/08/`, `2024/04//`, `2024///`. */
function risDate(iso: string): string {
  const [year = '', month = '', day = ''] = dateParts(iso).map((part) => String(part).padStart(2, '0'));
  return `${year}/${month}/${day}/`;
}

function risType({ address, container }: CiteItem): string {
  if (address !== null) return 'ELEC';
  return container === null ? 'GEN' : 'CHAP';
}

/**
 * One record of RIS; lines end in CR LF. The item's texts are single lines, so none can begin a field.
 *
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function ris(item: CiteItem): string {
  const { id, title, creators, container, publisher, issued, accessed, address, language, note } = item;
  const lines: readonly (readonly [tag: string, value: string | null])[] = [
    ['TY', risType(item)],
    ['ID', id],
    ['TI', title],
    ...creators.map((name) => ['AU', name] as const),
    ['T2', container],
    ['PB', publisher],
    ['PY', issued?.slice(0, 4) ?? null],
    ['DA', issued === null ? null : risDate(issued)],
    ['UR', address],
    ['Y2', accessed === null ? null : risDate(accessed)],
    ['LA', language],
    ['N1', note],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => (value === null ? '' : `${tag}  - ${value}\r\n`)).join('');
}
