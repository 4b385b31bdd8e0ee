import { type Column, type ColumnRole, labelOf } from './columns.ts';

/** Ends of names of institutions. */
const institution =
  /(?:学校|[小中大]学|学院|幼儿园|[校园局厅院]|委员会|管委会|中心|教研室|教学点|教育工作站|协会|联盟|部门?)$/u;
/** Least mean length of a text, longest title, longest name of an institution, and share of values that must be so. */
const guess = { text: 80, title: 60, organisation: 40, share: 0.8 } as const;

type Values = readonly string[];

const most = (values: Values, test: (value: string) => boolean): boolean =>
  values.filter(test).length >= values.length * guess.share;

/** What values of a column without a known name may be, and the roles that make the guess needless. */
const guesses: readonly (readonly [role: ColumnRole, unless: readonly ColumnRole[], test: (values: Values) => boolean])[] = [
  [
    'text',
    ['text', 'summary', 'section'],
    (values) => values.reduce((sum, { length }) => sum + length, 0) >= guess.text * values.length,
  ],
  [
    'organisation',
    ['organisation'],
    (values) => most(values, (value) => value.length > 3 && value.length <= guess.organisation && institution.test(value)),
  ],
  [
    'title',
    ['title'],
    (values) =>
      new Set(values).size === values.length &&
      most(values, (value) => /\p{Script=Han}{4}/u.test(value) && value.length <= guess.title && !/[。；\d]/u.test(value) && !institution.test(value)),
  ],
]; // prettier-ignore

/**
 * Columns of a table with those that have no known name judged by their values: the one that holds the texts, the first that
 * holds names of institutions, the first that may hold titles, each only where no column is known to.
 *
 * @param rows Words of the cells of each row below the head.
 */
export function guessColumns(columns: readonly Column[], rows: readonly Values[]): readonly Column[] {
  const guessed = [...columns];
  for (const [role, unless, test] of guesses) {
    if (guessed.some((column) => unless.includes(column.role))) continue;
    const index = guessed.findIndex((column, i) => {
      const values = rows.map((row) => row[i]?.trim() ?? '').filter((value) => value !== '');
      return column.role === 'other' && values.length > 1 && test(values);
    });
    const { label = '' } = guessed[index] ?? {};
    if (index >= 0) guessed[index] = { role, label: role === 'text' ? label : labelOf(role, label) };
  }
  return guessed;
}
