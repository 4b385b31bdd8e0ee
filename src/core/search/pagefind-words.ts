/** Word that parts head and text in what Pagefind indexes. */
export const headEnd = 'zqheadendqz';

/** True for a key that Pagefind has a word for: a pair of Han characters, or a word of plain letters and figures. */
export const isPagefindKey = (key: string): boolean => /^(?:[\u3400-\u9fff]{2}|[\da-z]+)$/u.test(key);
