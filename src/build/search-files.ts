import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { searchDocument, type SearchDocument } from '../core/search-document.ts';
import { plainText } from '../core/plain-text.ts';
import { citeTexts } from './search-cites.ts';
import { caseFolder } from './collections.ts';
import { readContent, type Content } from './read-content.ts';
import { readPages } from './read-pages.ts';
import { writeSearchIndex } from './search-index.ts';

/** The cases that this build shows, as a search engine takes them. Faulty pages are left out: the loader stops at them. */
export const searchDocuments = (content: Content): readonly SearchDocument[] =>
  readPages(content, caseFolder(content.taxonomy)).value.map(({ record, body }) =>
    searchDocument(record, plainText(body), citeTexts(record, content)),
  );

/** Writes the search index into the output folder, before links are judged: the search page links to it. */
export const searchFiles = (): AstroIntegration => ({
  name: 'search-files',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await writeSearchIndex({ dist: fileURLToPath(dir), cases: searchDocuments(readContent()) });
    },
  },
});
