import type { FacetField as Field } from '../core/search-document.ts';

/** What a facet is called. */
export const legends: Readonly<Record<Field, string>> = {
  place: '地区',
  topic: '主题',
  stage: '学段',
  kind: '机构',
  year: '年份',
  task: '任务',
  model: '模式',
};

/** Values of a facet in the order that the page gives in `data-topic` and the like, `value=name|value|…`. */
export function orderOf(field: Field): ReadonlyMap<string, { readonly at: number; readonly name: string }> {
  const printed = document.getElementById('facets')?.dataset[field] ?? '';
  return new Map(
    printed.split('|').map((entry, at) => {
      const [value = '', name = value] = entry.split('=');
      return [value, { at, name }] as const;
    }),
  );
}

/** A value as it is shown: of a place the last division only, of a task its name. */
export function label(field: Field, value: string): string {
  if (field === 'place') return value.slice(value.lastIndexOf('/') + 1);
  return field === 'year' ? `${value}年` : (orderOf(field).get(value)?.name ?? value);
}
