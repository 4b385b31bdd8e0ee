import { copiedText, uncopiedText } from './pick-wording.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The way of browsers, and of pages on plain http, that know no other. */
const asBefore = (): boolean =>
  (document as { execCommand?: (command: string) => boolean }).execCommand?.('copy') === true;

/** Copy what a field holds; where the browser refuses, it is left selected. Resolves to what the reader is told. */
export async function copyFrom(field: Field): Promise<string> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return copiedText;
  } catch {
    return asBefore() ? copiedText : uncopiedText;
  }
}
