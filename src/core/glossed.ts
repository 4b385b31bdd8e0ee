import { namesIn } from './names-in.ts';
import type { GlossaryEntry } from './schema/glossary.ts';

/** A stretch of a text; `id` is the glossary entry that it leads to, `null` for plain words. */
export type Segment = { readonly text: string; readonly id: string | null };

/** An entry of the glossary, as far as its names are looked for in texts. */
export type Named = Pick<GlossaryEntry, 'id' | 'term' | 'also' | 'unless'>;

type Place = { readonly id: string; readonly start: number; readonly end: number };

/** A text in lower case, of the same length. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Where entries are named: of names that begin at one place the longest, and none inside another. */
function placesIn(text: string, entries: readonly Named[]): readonly Place[] {
  const plain = lowered(text);
  const all = entries.flatMap(({ id, term, also, unless }) =>
    namesIn(plain, { names: [term, ...also].map(lowered), unless }).map(({ name, start }) => ({
      id,
      start,
      end: start + name.length,
    })),
  );
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return all.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

function segmentsOf(text: string, places: readonly Place[]): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { id, start, end } of places) {
    if (start > from) segments.push({ text: text.slice(from, start), id: null });
    segments.push({ text: text.slice(start, end), id });
    from = end;
  }
  if (from < text.length) segments.push({ text: text.slice(from), id: null });
  return segments;
}

/**
 * Cut the texts of one page where they name entries of the glossary for the first time, so that each entry is linked once a page.
 *
 * A name inside a longer one is not that name: in 校本教研 there is no 教研, linked already or not. Texts must be plain words:
 * what is a link already does not belong here.
 *
 * @param texts In the order in which they are read.
 * @returns For each text its stretches, which joined give the text again.
 */
export function glossedTexts(
  texts: readonly string[],
  entries: readonly Named[],
): readonly (readonly Segment[])[] {
  const used = new Set<string>();
  return texts.map((text) => {
    const first = placesIn(text, entries).filter(({ id }) => {
      if (used.has(id)) return false;
      used.add(id);
      return true;
    });
    return segmentsOf(text, first);
  });
}

/** `glossedTexts` for a page with one text. */
export const glossed = (text: string, entries: readonly Named[]): readonly Segment[] =>
  glossedTexts([text], entries)[0] ?? [];
