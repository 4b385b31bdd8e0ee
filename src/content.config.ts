import { defineCollection } from 'astro:content';
import { pageLoader } from './build/case-loader.ts';
import { caseFolder, frameworkFolder, helpFolder } from './build/collections.ts';
import { readContent } from './build/read-content.ts';

const folder = caseFolder(readContent().taxonomy);

export const collections = {
  cases: defineCollection({ loader: pageLoader(folder), schema: folder.schema }),
  frameworks: defineCollection({ loader: pageLoader(frameworkFolder), schema: frameworkFolder.schema }),
  help: defineCollection({ loader: pageLoader(helpFolder), schema: helpFolder.schema }),
};
