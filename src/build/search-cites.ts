import { bibtex } from '../core/cite/bibtex.ts';
import { caseItem } from '../core/cite/cite-item.ts';
import { cslItem } from '../core/cite/csl-json.ts';
import { gbt77142015 } from '../core/cite/gbt7714-2015.ts';
import { gbt77142025 } from '../core/cite/gbt7714-2025.ts';
import { ris } from '../core/cite/ris.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { CiteTexts } from '../core/cite/cite-texts.ts';
import type { Content } from './read-content.ts';

/**
 * The citations of a case for the search page: written out, because what writes them is longer than most lists, and needs a newer
 * browser than the search does.
 */
export function citeTexts(record: CaseRecord, { batches, library }: Content): CiteTexts | undefined {
  const batch = batches.find(({ id }) => id === record.batch);
  if (batch === undefined) return undefined;
  const item = caseItem(record, batch, library);
  return {
    gbt2025: gbt77142025(item),
    gbt2015: gbt77142015(item),
    bibtex: bibtex(item),
    ris: ris(item),
    csl: JSON.stringify(cslItem(item)),
  };
}
