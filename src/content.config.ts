import { defineCollection } from 'astro:content';
import { pageLoader, trainingLoader } from './build/case-loader.ts';
import { caseFolder, frameworkFolder, helpFolder } from './build/collections.ts';
import { readContent } from './build/read-content.ts';
import { casesOnDisk } from './build/read-trainings.ts';
import { trainingSchema } from './core/schema/training.ts';
import { z } from 'astro/zod';

const folder = caseFolder(readContent().taxonomy);

export const collections = {
  cases: defineCollection({ loader: pageLoader(folder), schema: folder.schema }),
  frameworks: defineCollection({ loader: pageLoader(frameworkFolder), schema: frameworkFolder.schema }),
  help: defineCollection({ loader: pageLoader(helpFolder), schema: helpFolder.schema }),
  trainings: defineCollection({
    loader: trainingLoader(),
    schema: trainingSchema(casesOnDisk(readContent())).extend({ id: z.string() }),
  }),
};
