/** A case, or one paragraph of it: `junheng-05`, `junheng-05#p3`. `paragraph` counts from 1; `null` means the whole text. */
export type CaseReference = { readonly id: string; readonly paragraph: number | null };

const shape = /^([a-z0-9-]{2,16}-\d{2,})(?:#p([1-9]\d{0,3}))?$/u;

/** Read a reference to a case; `null` if it is not written as one. */
export function caseReference(text: string): CaseReference | null {
  const [, id, paragraph] = shape.exec(text) ?? [];
  if (id === undefined) return null;
  return { id, paragraph: paragraph === undefined ? null : Number(paragraph) };
}
