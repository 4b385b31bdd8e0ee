import type { BatchRow } from '../state.ts';
import { get } from './api.ts';
import { h } from './dom.ts';

const cell = (count: number): HTMLElement => h('td', {}, count === 0 ? '—' : String(count));

function rowNode({ id, title, cases, questions, errors, decisions }: BatchRow): HTMLElement {
  const link = h('a', { href: `/batches/${id}` }, title);
  return h(
    'tr',
    {},
    h('td', {}, link, h('small', {}, ` ${id}`)),
    cell(cases),
    h('td', {}, questions === 0 ? '—' : h('strong', {}, String(questions))),
    h('td', {}, errors === 0 ? '—' : h('strong', { class: 'error' }, String(errors))),
    cell(decisions),
  );
}

/** The list of batches, with what is open in each. */
export async function listPage(): Promise<readonly HTMLElement[]> {
  const rows = await get<readonly BatchRow[]>('/api/batches');
  const open = rows.reduce((sum, { questions }) => sum + questions, 0);
  const heads = ['汇编', '案例', '待定', '有误', '决定'].map((name) => h('th', { scope: 'col' }, name));
  return [
    h('h1', {}, '编者台'),
    h(
      'p',
      {},
      `${String(rows.length)} 份汇编，待定的问题 ${String(open)} 个。本台只在这台机器上，网站里没有它。`,
    ),
    h(
      'table',
      { class: 'batches' },
      h('thead', {}, h('tr', {}, ...heads)),
      h('tbody', {}, ...rows.map(rowNode)),
    ),
  ];
}
