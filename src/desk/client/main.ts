import type { DeskState } from '../state.ts';
import { get } from './api.ts';
import { BatchPage } from './batch-page.ts';
import { h } from './dom.ts';
import { listPage } from './list-page.ts';

/** Fill the page with what its address asks for. */
async function open(): Promise<void> {
  const main = h('main');
  const id = /^\/batches\/([^/]+)$/u.exec(location.pathname)?.[1];
  try {
    if (id === undefined) main.append(...(await listPage()));
    else main.append(new BatchPage(await get<DeskState>(`/api/batches/${id}`)).node);
  } catch (error) {
    main.append(
      h('h1', {}, '编者台'),
      h('p', { role: 'alert' }, error instanceof Error ? error.message : String(error)),
      h('p', {}, h('a', { href: '/' }, '回到汇编一览')),
    );
  }
  document.getElementById('loading')?.remove();
  document.body.append(main);
}

void open();
