import { batchItem, caseItem, type CiteItem } from '../core/cite/cite-item.ts';
import { batchStem, type CiteFile, citeFiles, packStem } from '../core/cite/cite-files.ts';
import { packCases } from '../core/training.ts';
import { site } from './site.ts';
import { batchTitle } from './words.ts';

/** A list of things to cite: what it holds, in words, and its files. */
export type CiteList = {
  readonly about: string;
  readonly items: number;
  readonly files: readonly CiteFile[];
};

async function itemsOf(ids: readonly string[]): Promise<readonly CiteItem[]> {
  const { filings, library } = await site();
  return ids.flatMap((id) => {
    const filing = filings.get(id);
    const record = filing?.batch.cases[filing.at];
    return filing === undefined || record === undefined
      ? []
      : [caseItem(record, filing.batch.batch, library)];
  });
}

const list = (about: string, stem: string, items: readonly CiteItem[]): CiteList => ({
  about,
  items: items.length,
  files: citeFiles(stem, items),
});

async function makeLists(): Promise<readonly CiteList[]> {
  const { catalogue, library, packs } = await site();
  const ids = catalogue.cases.map(({ id }) => id);
  const batches = catalogue.batches.map(async ({ batch, cases }) => {
    const items = await itemsOf(cases.map(({ id }) => id));
    // Of a batch without cases, such as a plan of action, it is the batch itself that is cited.
    const cited = items.length > 0 ? items : [batchItem(batch, library)];
    return list(batchTitle(batch), batchStem(batch.id), cited);
  });
  const trainings = packs.map(async (pack) =>
    list(`训练包：${pack.title}`, packStem(pack.id), await itemsOf(packCases(pack))),
  );
  return [list('全部案例', 'all', await itemsOf(ids)), ...(await Promise.all([...batches, ...trainings]))];
}

let made: Promise<readonly CiteList[]> | undefined;

/** All cases, the cases of each batch, and those of each training pack; made on the first call. */
export const citeLists = (): Promise<readonly CiteList[]> => (made ??= makeLists());
