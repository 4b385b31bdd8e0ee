import type { Plan } from '../core/framework.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Evidence } from '../core/schema/evidence.ts';
import { wording } from '../core/problems.ts';
import type { FindRange, PageText } from './field-places.ts';
import type { KindKey } from './kinds.ts';
import type { Card, Proof, Range, Remark, Row, Tag } from './state.ts';

const wheres: Readonly<Record<Evidence['where'], string>> = {
  title: '题名',
  organisation: '机构',
  body: '正文',
  batch: '汇编题名',
  byline: '署名',
  decision: '编者的决定',
};

const bases: Readonly<Record<CaseRecord['stages']['basis'], string>> = {
  explicit: '原文明载',
  implied: '据他词推得',
  title: '据题名',
  default: '原文未载明，按默认',
};

const originOf = ({ origin }: { readonly origin: 'printed' | 'supplied' }, evidence: readonly Evidence[]) =>
  evidence.some(({ where }) => where === 'decision') ? '编者定' : origin === 'printed' ? '原文' : '编者拟';

/** Makes a tag of its text, how it came about, and the evidence it rests on. */
type MakeTag = (text: string, note: string, evidence: readonly Evidence[], tagged?: string) => Tag;

const tagMaker =
  (page: PageText, find: FindRange): MakeTag =>
  (text, note, evidence, tagged = '') => ({
    text,
    note,
    proofs: evidence.map((one): Proof => ({
      words: one.words,
      where: wheres[one.where],
      rule: one.where === 'decision' ? '' : one.rule,
      range: find(page, one, tagged),
    })),
  });

/** A field of a card: its label, the decision that settles it, its tags, and what a form for it begins with. */
type Field = {
  readonly label: string;
  readonly kind: KindKey | null;
  readonly tags: (record: CaseRecord, make: MakeTag) => readonly Tag[];
  readonly value: (record: CaseRecord) => unknown;
};

const printed = (where: Evidence['where'], words: string): Evidence => ({ words, where, rule: 'printed' });

const fields: readonly Field[] = [
  {
    label: '题名',
    kind: 'title',
    tags: ({ title }, make) => {
      const evidence = title.evidence ?? [printed('title', title.text)];
      return [make(title.text, originOf(title, evidence), evidence)];
    },
    value: ({ title }) => title.text,
  },
  {
    label: '机构',
    kind: 'organisation',
    tags: ({ organisation: o }, make) =>
      o === null ? [] : [make(o.text, originOf(o, o.evidence), o.evidence)],
    value: ({ organisation }) => organisation?.text ?? '',
  },
  {
    label: '类别',
    kind: 'kind',
    tags: ({ organisation: o }, make) => (o === null ? [] : [make(o.kind, '', [])]),
    value: ({ organisation }) => organisation?.kind ?? '',
  },
  {
    label: '作者',
    kind: 'author',
    tags: ({ author }, make) => (author === null ? [] : [make(author, '', [printed('byline', author)])]),
    value: ({ author }) => author ?? '',
  },
  {
    label: '地区',
    kind: 'place',
    tags: ({ place: p }, make) =>
      p === null
        ? []
        : [
            make(
              `${p.names.join(' › ')} ${p.code}`,
              p.supplied.length > 0 ? `补 ${p.supplied.join('、')}` : '',
              p.evidence,
            ),
          ],
    value: ({ place }) => place?.code ?? '',
  },
  {
    label: '新区学区',
    kind: 'zone',
    tags: ({ place }, make) => (place?.zone == null ? [] : [make(place.zone.name, place.zone.kind, [])]),
    value: ({ place }) => place?.zone?.name ?? '',
  },
  {
    label: '学段',
    kind: 'stages',
    tags: ({ stages }, make) => stages.terms.map((s) => make(s.term, bases[stages.basis], s.evidence)),
    value: ({ stages }) => stages.terms.map(({ term }) => term),
  },
  {
    label: '主题',
    kind: 'topics',
    tags: ({ topics }, make) =>
      topics.map((t) => make(t.term, t.weight === 'primary' ? '主' : '次', t.evidence)),
    value: ({ topics }) => {
      const having = (weight: 'primary' | 'secondary') =>
        topics.filter((topic) => topic.weight === weight).map(({ term }) => term);
      return { primary: having('primary'), secondary: having('secondary') };
    },
  },
  {
    label: '任务',
    kind: null,
    tags: ({ tasks }, make) => tasks.map((t) => make(t.term, '', t.evidence)),
    value: () => null,
  },
  {
    label: '模式',
    kind: 'models',
    tags: ({ models }, make) => models.map((m) => make(m.text, '', [m.evidence], m.text)),
    value: ({ models }) => models.map(({ text }) => text),
  },
  {
    label: '数据',
    kind: null,
    tags: ({ figures }, make) =>
      figures.map((f) => make(f.text, f.approximate ? `约 · ${f.what}` : f.what, [f.evidence], f.text)),
    value: () => null,
  },
  {
    label: '荣誉',
    kind: null,
    tags: ({ honours }, make) => honours.map((h) => make(h.text, '', [h.evidence], h.text)),
    value: () => null,
  },
  {
    label: '年份',
    kind: null,
    tags: ({ years }, make) => years.map((year) => make(String(year), '', [printed('body', String(year))])),
    value: () => null,
  },
];

const remarksOf = ({ problems }: CaseRecord): readonly Remark[] =>
  problems
    .filter((p) => wording(p).severity === 'note')
    .map((p) => ({ line: p.place.line ?? null, text: wording(p).cause }));

/** A case as a card: every field of its record, with origin, evidence, and where that stands in the captured text. */
export function caseCard(record: CaseRecord, page: PageText, find: FindRange): Card {
  const make = tagMaker(page, find);
  const rows = fields.map(({ label, kind, tags, value }): Row => ({
    label,
    kind,
    tags: tags(record, make),
    value: value(record),
  }));
  return {
    id: record.id,
    title: record.title.origin === 'supplied' ? `［${record.title.text}］` : record.title.text,
    lines: record.lines,
    rows,
    remarks: remarksOf(record),
  };
}

/** The plan of a batch without cases: its tasks and safeguards with their measures. */
export function planCard(
  id: string,
  plan: Plan,
  lines: Range,
  rangeOf: (field: string) => Range | null,
): Card {
  const tag = (field: string, text: string): Tag => ({
    text,
    note: '',
    proofs: [{ words: text, where: '原文', rule: '', range: rangeOf(field) }],
  });
  const part = (label: string, tags: readonly Tag[]): Row => ({ label, kind: null, tags, value: null });
  return {
    id,
    title: plan.title,
    lines,
    rows: [
      ...plan.tasks.map(({ name, measures }, t) =>
        part(`任务 ${t + 1}`, [
          tag(`tasks/${t}/name`, name),
          ...measures.map((m, n) => tag(`tasks/${t}/measures/${n}/name`, m.name)),
        ]),
      ),
      part(
        '保障',
        plan.safeguards.map((m, n) => tag(`safeguards/${n}/name`, m.name)),
      ),
    ],
    remarks: [],
  };
}
