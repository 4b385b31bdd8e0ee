import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig, passthroughImageService } from 'astro/config';
import { contentSecurity } from './src/build/content-security.ts';
import { fileList } from './src/build/file-list.ts';
import { leanPages } from './src/build/lean-pages.ts';
import { markdownOptions } from './src/build/markdown.ts';
import { readContent } from './src/build/read-content.ts';
import { relativeTree } from './src/build/relative-tree.ts';
import { searchFiles } from './src/build/search-files.ts';

process.env.ANLI_ROOT ??= import.meta.dirname;
const { library } = readContent();

/** Astro's client directives in files that run on the server only: nothing to act on. */
const silent = new Set(['MODULE_LEVEL_DIRECTIVE']);

export default defineConfig({
  output: 'static',
  outDir: process.env.ANLI_OUT ?? 'dist',
  cacheDir: process.env.ANLI_CACHE ?? '.cache/astro',
  ...(library.address === undefined ? {} : { site: library.address }),
  build: { format: 'preserve', inlineStylesheets: 'always', assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: false, processor: unified(markdownOptions) },
  integrations: [
    mdx(),
    searchFiles(),
    fileList(),
    relativeTree(library.address),
    leanPages(),
    contentSecurity(),
  ],
  vite: {
    build: {
      rolldownOptions: {
        onLog: (level, log, handler) => {
          if (!silent.has(log.code ?? '')) handler(level, log);
        },
      },
    },
  },
});
