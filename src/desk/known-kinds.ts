import { decisionSchema } from '../core/schema/batch.ts';
import { type KindKey, kindKeys } from './kinds.ts';

/** Kinds of decision that `decisions.yaml` may hold. */
export const knownKinds: readonly KindKey[] = kindKeys.filter((key) => key in decisionSchema.shape);
