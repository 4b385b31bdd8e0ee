/**
 * Addresses of pages, relative to the root of the site, without a leading slash. They are for ever:
 * what is published once under one of them stays there (see the register).
 */

/** @param id Id of the case, such as `junheng-05`. */
export const caseAddress = (id: string): string => `cases/${id}.html`;
/** @param id Id of the batch, the name of its folder in `content/batches`. */
export const batchAddress = (id: string): string => `batches/${id}.html`;
/** @param id Id of the batch whose captured text the page shows. */
export const sourceAddress = (id: string): string => `sources/${id}.html`;
/** @param code Six-digit GB/T 2260 code. */
export const placeAddress = (code: string): string => `places/${code}.html`;
/** @param id ASCII id of the term in `content/taxonomy/topics.yaml`. */
export const topicAddress = (id: string): string => `topics/${id}.html`;
/** @param id ASCII id of the term in `content/taxonomy/stages.yaml`. */
export const stageAddress = (id: string): string => `stages/${id}.html`;
/** @param id ASCII id of the kind of organisation in `content/taxonomy/kinds.yaml`. */
export const kindAddress = (id: string): string => `kinds/${id}.html`;
/** @param slug ASCII slug, given once by the register. */
export const modelAddress = (slug: string): string => `models/${slug}.html`;
/** @param year Year of the Common Era, four digits. */
export const yearAddress = (year: number): string => `years/${String(year)}.html`;
/** @param id ASCII id of the task in `content/taxonomy/tasks.yaml`. */
export const taskAddress = (id: string): string => `tasks/${id}.html`;
/** @param id Id of the page of help, the name of its file in `content/help`. */
export const helpAddress = (id: string): string => `help/${id}.html`;
/** @param id Id of the term in `content/taxonomy/glossary.yaml`, with which its anchor is named. */
export const glossaryAddress = (id: string): string => `help/glossary.html#${id}`;
/** @param id Id of the training pack, the name of its file in `content/trainings`. */
export const packAddress = (id: string): string => `packs/${id}.html`;
/** @param part What of the pack the page shows. */
export const packPartAddress = (id: string, part: 'trainer' | 'handout' | 'slides'): string =>
  `packs/${id}-${part}.html`;
/** @param nth Which of the pack's comparisons, from 1. */
export const packCompareAddress = (id: string, nth: number): string =>
  `packs/${id}-compare${nth === 1 ? '' : `-${String(nth)}`}.html`;

/** A training pack as far as its addresses go. */
export type PackParts = { readonly id: string; readonly compare: readonly unknown[] };

/** All pages of a pack. */
export const packAddresses = ({ id, compare }: PackParts): readonly string[] => [
  packAddress(id),
  ...(['trainer', 'handout', 'slides'] as const).map((part) => packPartAddress(id, part)),
  ...compare.map((_, at) => packCompareAddress(id, at + 1)),
];
/** Cases of a province that deal with a topic. @param code Code of the province. @param topic Id of the topic. */
export const placeTopicAddress = (code: string, topic: string): string => `places/${code}/${topic}.html`;
/** Cases of a stage that deal with a topic. @param topic Id of the topic. @param stage Id of the stage. */
export const topicStageAddress = (topic: string, stage: string): string => `topics/${topic}/${stage}.html`;
