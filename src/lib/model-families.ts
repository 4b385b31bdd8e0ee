import type { Catalogue, Heading } from './catalogue.ts';
import { headingLetters, mostUsed, termItems } from './lists.ts';
import type { TermItem } from './lists.ts';
import { byNumber } from './orders.ts';
import type { Order } from './orders.ts';
import { count } from './words.ts';

/** Models whose names are made alike. */
export type ModelFamily = { readonly name: string; readonly models: readonly Heading[] };

const numeral = '[\\p{N}一二三四五六七八九十百双两多]';
const sum = /[+＋×]/u;
const paired = new RegExp(`^${numeral}.*\\P{N}${numeral}`, 'u');
const counted = new RegExp(`^${numeral}`, 'u');
const plain = '其他名称';

/** Shapes of names, most telling first; a name belongs to the first that it has. */
const shapes: readonly (readonly [name: string, has: (name: string) => boolean])[] = [
  ['加式', (name) => sum.test(name)],
  ['数字对举', (name) => paired.test(name)],
  ['数字起头', (name) => counted.test(name)],
  [plain, () => true],
];

/** Models by the shape of their names, each family in the order given; families without models are left out. */
export function modelFamilies(models: readonly Heading[]): readonly ModelFamily[] {
  const shapeOf = (model: Heading) => shapes.findIndex(([, has]) => has(model.name));
  const filed = Map.groupBy(models, shapeOf);
  return shapes.flatMap(([name], at) => {
    const held = filed.get(at);
    return held === undefined ? [] : [{ name, models: held }];
  });
}

/** Longest name that stands in large type on one line of a phone, in UTF-16 code units. */
const short = 8;

/** Models in the order in which they make a good example: most used, then those that a title names, then as given. */
function telling({ models, cases }: Pick<Catalogue, 'models' | 'cases'>): readonly Heading[] {
  const titled = new Set(
    cases.flatMap(({ title, models: named }) =>
      named.filter(({ text }) => title.text.includes(text)).map(({ text }) => text),
    ),
  );
  const fit = models.filter(({ name }) => name.length <= short && /\P{N}/u.test(name));
  const [named, others] = [
    fit.filter(({ name }) => titled.has(name)),
    fit.filter(({ name }) => !titled.has(name)),
  ];
  return mostUsed([...named, ...others], fit.length);
}

/**
 * A choice of models that shows what they look like, taken from each family in turn.
 *
 * @returns At most `limit`, family by family.
 */
export function modelSample(
  catalogue: Pick<Catalogue, 'models' | 'cases'>,
  limit: number,
): readonly Heading[] {
  const queues = modelFamilies(telling(catalogue)).map(({ models }) => models);
  const rounds = Math.max(0, ...queues.map(({ length }) => length));
  const inTurn = Array.from({ length: rounds }, (_, at) =>
    queues.flatMap((queue) => queue.slice(at, at + 1)),
  ).flat();
  const taken = new Set(inTurn.slice(0, limit));
  return queues.flatMap((queue) => queue.filter((model) => taken.has(model)));
}

/** What the index of models shows. */
export type ModelIndex = {
  readonly note: string;
  /** The shapes that name by figures and signs, in large type. */
  readonly families: readonly { readonly name: string; readonly items: readonly TermItem[] }[];
  readonly letters: readonly {
    readonly letter: string;
    readonly id: string;
    readonly items: readonly TermItem[];
  }[];
  readonly orders: readonly Order[];
};

/** Most models of one family that stand in large type. */
const galleryLimit = 48;

/** Models that more than one case names, most cases first: of the rest the number says nothing. */
function modelOrders(models: readonly Heading[]): readonly Order[] {
  const shared = termItems(models).filter((item) => item.count > 1);
  return shared.length === 0 ? [] : [{ name: '按件数', links: byNumber(shared) }];
}

/** Put together the index of models. @param models In the order of their pinyin. */
export function modelIndex(models: readonly Heading[]): ModelIndex {
  const families = modelFamilies(models).filter(({ name }) => name !== plain);
  return {
    note: `案例中有名称的做法，名称照录原文，共 ${count(models.length)} 个；件数为提到它的案例。`,
    families: families.map(({ name, models: held }) => ({
      name,
      items: termItems(mostUsed(held, galleryLimit)),
    })),
    letters: headingLetters(models).map(({ letter, id, items }) => ({ letter, id, items: termItems(items) })),
    orders: modelOrders(models),
  };
}
