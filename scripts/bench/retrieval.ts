import { join } from 'node:path';
import type { Browser } from 'playwright';
import { type Ask, askThroughPage, mostPresses } from './ask-page.ts';
import { launchBrowser } from './browser.ts';
import { agreement, type Answers, figures, literal } from './measures.ts';
import { readSet, type Question, type RetrievalSet } from './passages.ts';
import { say } from './progress.ts';
import { jiebaBm25, vitePress } from './references.ts';
import { inTemporaryFolder, ownSite, shippedSite, stockSite } from './sites.ts';
import { printTable } from './table.ts';

/** What `npm run bench -- retrieval DIR` is asked to do. */
export type RetrievalWish = {
  readonly dir: string;
  /** Names of sets in the folder. */
  readonly sets: readonly string[];
  /** Kinds of question; all if there are none. */
  readonly kinds: readonly string[];
  /** Most questions of a kind. */
  readonly limit: number;
  /** Engines of the search page to ask by name; an empty name leaves it to the page. */
  readonly engines: readonly string[];
  /** Say on stderr where our answers fall short. */
  readonly misses: boolean;
  /** Leave out stock Pagefind, MiniSearch and BM25. */
  readonly alone: boolean;
};

/** Kinds whose right answers are the cases that hold the query literally. */
const literalKinds: readonly string[] = ['a', 'f', 'g1', 'g2', 'g3'];
const isLiteral = ({ kind }: Question) => literalKinds.includes(kind.replace(/-.*$/u, ''));

/** An engine by the name that stands in the tables. */
type Asked = { readonly name: string; readonly answers: Answers };

const share = (value: number) => value.toFixed(3);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

async function askOurs(
  browser: Browser,
  set: RetrievalSet,
  asks: readonly Ask[],
  wish: RetrievalWish,
  folders: { readonly shipped: string; readonly work: string },
): Promise<readonly Asked[]> {
  const site = await ownSite(join(folders.work, `${set.name}-own`), folders.shipped, set.cases);
  const asked: Asked[] = [];
  for (const engine of wish.engines) {
    const name = engine === '' ? 'ours' : `ours (${engine})`;
    const listed = await askThroughPage(browser, site, asks, { name: `${set.name}, ${name}`, engine });
    asked.push({ name, answers: (query) => listed.get(query)?.ids ?? [] });
  }
  return asked;
}

async function askReferences(
  browser: Browser,
  set: RetrievalSet,
  asks: readonly Ask[],
  work: string,
): Promise<readonly Asked[]> {
  const site = await stockSite(join(work, `${set.name}-stock`), set.cases);
  const stock = await askThroughPage(browser, site, asks, { name: `${set.name}, stock Pagefind` });
  const inNode = (name: string, reference: Answers): Asked => {
    const known = new Map(asks.map(({ query }) => [query, reference(query)]));
    say(`${set.name}, ${name}: ${String(known.size)} asked`);
    return { name, answers: (query) => known.get(query) ?? [] };
  };
  return [
    { name: 'Pagefind', answers: (query) => stock.get(query)?.ids ?? [] },
    inNode('MiniSearch', vitePress(set.cases)),
    inNode('BM25 jieba', jiebaBm25(set.cases)),
  ];
}

function printFigures(set: RetrievalSet, engines: readonly Asked[]): void {
  const kinds = [...new Set(set.questions.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const questions = set.questions.filter((question) => question.kind === kind);
    const cells = engines.flatMap(({ answers }) => {
      const { hit, rank, none } = figures(questions, answers);
      return [share(hit), share(rank), percent(none)];
    });
    return [kind, questions.length, ...cells];
  });
  const head = engines.flatMap(({ name }) => [`${name} hit@10`, 'MRR', 'none']);
  printTable(`${set.name}: ${String(set.cases.length)} passages`, ['kind', 'questions', ...head], rows);
}

function printLiteral(set: RetrievalSet, engines: readonly Asked[]): void {
  const questions = set.questions.filter(isLiteral);
  if (questions.length === 0) return;
  const kinds = [...new Set(questions.map(({ kind }) => kind))];
  const groups = [...kinds.map((kind) => [kind, questions.filter((one) => one.kind === kind)] as const)];
  const rows = [...groups, ['together', questions] as const].map(([name, asked]) => [
    name,
    ...engines.flatMap(({ answers }) => {
      const { listed, precision, recall } = literal(asked, answers, set.holding, (mostPresses + 1) * 10);
      return [listed.toFixed(1), share(precision), share(recall)];
    }),
  ]);
  const head = engines.flatMap(({ name }) => [`${name} listed`, 'precision', 'recall']);
  printTable(`${set.name}: listed cases that hold the query literally`, ['kind', ...head], rows);
}

function printAgreement(set: RetrievalSet, [one, other]: readonly Asked[]): void {
  if (one === undefined || other === undefined) return;
  const kinds = [...new Set(set.questions.map(({ kind }) => kind))];
  const groups = kinds.map(
    (kind) => [kind, set.questions.filter((question) => question.kind === kind)] as const,
  );
  const rows = [...groups, ['together', set.questions] as const].map(([name, questions]) => {
    const { same, ordered } = agreement(questions, one.answers, other.answers);
    return [name, questions.length, percent(same), percent(ordered)];
  });
  const head = ['kind', 'questions', 'same ten', 'same order'];
  printTable(`${set.name}: ${one.name} and ${other.name}, the first ten`, head, rows);
}

/** Questions without a right case among the first ten, and literal ones with listed cases that do not hold them. */
function sayMisses({ questions, holding }: RetrievalSet, engines: readonly Asked[]): void {
  for (const { name, answers } of engines)
    for (const question of questions) {
      const { kind, query, relevant } = question;
      const listed = answers(query);
      const found = listed.slice(0, 10).some((id) => relevant.has(id));
      const holds = isLiteral(question) ? holding(query) : new Set(listed);
      const strange = listed.filter((id) => !holds.has(id)).length;
      const told = `${name}, ${kind}, ${query}: ${String(listed.length)} listed`;
      if (!found) say(`${told}, none of ${[...relevant].slice(0, 3).join(' ')} among the first ten`);
      if (strange > 0) say(`${told}, ${String(strange)} do not hold it literally`);
    }
}

async function measureSet(browser: Browser, set: RetrievalSet, wish: RetrievalWish, shipped: string) {
  const asks = set.questions.map((question) => ({ query: question.query, all: isLiteral(question) }));
  const once = [
    ...new Map(
      [...asks].sort((a, b) => Number(a.all) - Number(b.all)).map((ask) => [ask.query, ask]),
    ).values(),
  ];
  await inTemporaryFolder(async (work) => {
    const ours = await askOurs(browser, set, once, wish, { shipped, work });
    const references = wish.alone ? [] : await askReferences(browser, set, once, work);
    const engines = [...ours, ...references];
    printFigures(set, engines);
    printLiteral(set, engines);
    printAgreement(set, ours);
    if (wish.misses) sayMisses(set, ours);
  });
}

/** `npm run bench -- retrieval DIR`: ask every question through the search page in a browser, and of what others use. */
export async function benchRetrieval(wish: RetrievalWish): Promise<void> {
  await inTemporaryFolder(async (work) => {
    const shipped = await shippedSite(work);
    const browser = await launchBrowser();
    try {
      for (const name of wish.sets) {
        const set = readSet(wish.dir, name, wish.kinds, wish.limit);
        say(`${name}: ${String(set.cases.length)} passages, ${String(set.questions.length)} questions`);
        await measureSet(browser, set, wish, shipped);
      }
    } finally {
      await browser.close();
    }
  });
}
