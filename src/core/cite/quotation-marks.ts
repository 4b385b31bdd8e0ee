/**
 * Straight quotation marks as citations print them: the first of a pair “ or ‘, the second ” or ’, an apostrophe between letters ’.
 *
 * Citation processors set them so too; what has no partner stays as it is.
 */
export const curlyQuotes = (text: string): string =>
  text
    .replace(/"([^"]*)"/gu, '“$1”')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replace(/(?<=^|[\s(“])'([^']+)'(?!\p{L})/gu, '‘$1’');
