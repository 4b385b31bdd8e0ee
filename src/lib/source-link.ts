import { sourceAddress } from '../core/addresses.ts';
import type { Batch } from '../core/schema/batch.ts';
import { sourceWord } from './words.ts';

/** Anchor of the plan that a source holds. */
export const planAnchor = 'plan';

/**
 * The page of a batch's source as a link.
 *
 * @param at Anchor on it: id of a case, or `planAnchor`.
 */
export const sourceLink = (
  batch: Pick<Batch, 'id' | 'text'>,
  at = '',
): { readonly name: string; readonly href: string } => ({
  name: `${sourceWord(batch)}对照`,
  href: `/${sourceAddress(batch.id)}${at === '' ? '' : `#${at}`}`,
});
