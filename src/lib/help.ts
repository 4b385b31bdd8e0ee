import { getCollection, getEntry, render } from 'astro:content';
import { helpAddress } from '../core/addresses.ts';
import type { HelpPage } from '../core/schema/help-page.ts';
import { caseLink } from './case-page.ts';
import type { NamedLink } from './case-page.ts';
import { site } from './site.ts';

/** A page of help with its line of the contents. */
export type HelpItem = NamedLink & { readonly summary: string };

/** Pages that every library has, whatever it brings of its own. */
const fixed: readonly HelpItem[] = [
  {
    name: '术语',
    href: '/help/glossary.html',
    summary: '案例里常见的说法和本库自己的用语，按音序排列，每条一两句话。',
  },
  {
    name: '排版样例',
    href: '/help/markdown.html',
    summary: '着重、引号、表格、注释怎样写、排出来什么样，写法与结果并列。',
  },
];

const inOrder = (a: HelpPage, b: HelpPage): number => a.order - b.order || (a.id < b.id ? -1 : 1);

async function ownPages(): Promise<readonly HelpItem[]> {
  const pages = (await getCollection('help')).map(({ data }) => data).sort(inOrder);
  return pages.map(({ id, title, summary }) => ({ name: title, href: `/${helpAddress(id)}`, summary }));
}

/** The contents of the help, in order. */
export const helpItems = async (): Promise<readonly HelpItem[]> => [...(await ownPages()), ...fixed];

/** Paths of the pages that the library brings. */
export const helpPaths = async (): Promise<{ params: { id: string } }[]> =>
  (await getCollection('help')).map(({ data }) => ({ params: { id: data.id } }));

/**
 * One page of help, its text as a component, and the pages before and after it.
 *
 * @throws If there is no such page.
 */
export async function readHelp(id: string) {
  const entry = await getEntry('help', id);
  if (entry === undefined) throw new Error(`no page of help ${id}`);
  const { Content } = await render(entry);
  const items = await helpItems();
  const path = `/${helpAddress(id)}`;
  const at = items.findIndex(({ href }) => href === path);
  return { ...entry.data, path, Content, before: items[at - 1] ?? null, after: items[at + 1] ?? null };
}

/** A case that a text written by hand names, by its title. */
export async function mentionedCase(id: string): Promise<NamedLink> {
  const record = (await site()).catalogue.cases.find((known) => known.id === id);
  if (record === undefined) throw new Error(`no case ${id}`);
  return caseLink(record);
}
