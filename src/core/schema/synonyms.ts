import { z } from 'astro/zod';

const words = z.array(z.string().min(2));
const texts = z.array(z.string().min(1)).min(1);

/**
 * How the words of a group stand to each other: `same` names one thing, `near` names things that readers look for together, `broader`
 * names that take in those under `narrower`, which do not find them in turn.
 */
export const synonymRelationSchema = z.enum(['same', 'near', 'broader']);
export type SynonymRelation = z.infer<typeof synonymRelationSchema>;

const groupSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{2,24}$/),
    relation: synonymRelationSchema,
    words: words.min(1),
    narrower: words.default([]),
    /** Longer words in which a word of the group is no name: 县中 in 县中小学. */
    unless: words.default([]),
    /** Texts that name the group, and texts that do not; both run as tests. */
    match: texts,
    miss: texts,
  })
  .superRefine(({ relation, words: names, narrower, unless }, context) => {
    const report = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if ((relation === 'broader') !== narrower.length > 0)
      report('relation', '上位词（broader）要写下位词，其他关系不写');
    if (relation !== 'broader' && names.length < 2) report('words', '至少写两个词');
    const all = [...names, ...narrower];
    const twice = all.find((word, i) => all.indexOf(word) < i);
    if (twice !== undefined) report('words', `“${twice}”写了两遍`);
    const idle = unless.find((long) => !all.some((word) => word !== long && long.includes(word)));
    if (idle !== undefined) report('unless', `“${idle}”里没有这一组的词`);
  });
export type SynonymGroup = z.infer<typeof groupSchema>;

/** `content/taxonomy/synonyms.yaml`: names that readers and texts use for the same thing. A word stands in one group of a kind only. */
export const synonymsSchema = z.array(groupSchema).superRefine((groups, context) => {
  const seen = new Map<string, string>();
  for (const [i, { id, relation, words: names }] of groups.entries())
    for (const name of [`id ${id}`, ...(relation === 'broader' ? [] : names)]) {
      const before = seen.get(name);
      if (before !== undefined)
        context.addIssue({ code: 'custom', path: [i, 'words'], message: `“${name}”已在“${before}”组` });
      seen.set(name, id);
    }
});
export type Synonyms = z.infer<typeof synonymsSchema>;
