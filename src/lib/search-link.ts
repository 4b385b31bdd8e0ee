/** A link from the root to a search for some words, whose state is in its `#`. */
export const searchLink = (words: string): string => `/search.html#q=${encodeURIComponent(words)}`;
