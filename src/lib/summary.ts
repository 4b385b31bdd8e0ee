import type { CaseRecord } from '../core/schema/case-record.ts';
import { count } from './words.ts';

const terms = (list: readonly { readonly term: string }[]): string => list.map(({ term }) => term).join('、');

/** Who and where; what the source does not say is left out. */
function actor({ organisation, place }: CaseRecord): string {
  const where = place?.names.join('') ?? '';
  if (organisation === null) return where;
  return where === '' || organisation.text.startsWith(where)
    ? organisation.text
    : `${organisation.text}（${where}）`;
}

/** A case in one sentence made of its record: who, where, on what, for whom, and what is to be found in it. */
export function summary(record: CaseRecord): string {
  const { topics, stages, models, figures } = record;
  const primary = topics.filter(({ weight }) => weight === 'primary');
  const who = actor(record);
  const on = terms(primary.length > 0 ? primary : topics);
  const held = [
    ...(models.length > 0 ? [`模式 ${count(models.length)} 个`] : []),
    ...(figures.length > 0 ? [`数据 ${count(figures.length)} 项`] : []),
  ].join('、');
  const did = `${on}（${terms(stages.terms)}）`;
  return `${who === '' ? '' : `${who}的做法：`}${did}${held === '' ? '' : `，记有${held}`}。`;
}
