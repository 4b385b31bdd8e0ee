/**
 * Addresses of pages, relative to the root of the site, without a leading slash. They are for ever:
 * what is published once under one of them stays there (see the register).
 */
export const caseAddress = (id: string): string => `cases/${id}.html`;
export const batchAddress = (id: string): string => `batches/${id}.html`;
/** @param code Six-digit GB/T 2260 code. */
export const placeAddress = (code: string): string => `places/${code}.html`;
/** @param id ASCII id of the term in `content/taxonomy/topics.yaml`. */
export const topicAddress = (id: string): string => `topics/${id}.html`;
export const stageAddress = (id: string): string => `stages/${id}.html`;
export const kindAddress = (id: string): string => `kinds/${id}.html`;
/** @param slug ASCII slug, given once by the register. */
export const modelAddress = (slug: string): string => `models/${slug}.html`;
export const yearAddress = (year: number): string => `years/${String(year)}.html`;
export const taskAddress = (id: string): string => `tasks/${id}.html`;
