import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Folder } from './collections.ts';
import { mdxRenderer, type References } from './mdx-renderer.ts';
import { hasErrors } from '../core/problems.ts';
import { ProblemsError } from './problems-error.ts';
import { contentDir } from './content-folder.ts';
import { readContent } from './read-content.ts';
import { casesOnDisk, readTrainings, trainingComponents } from './read-trainings.ts';
import { readPages, type PageFile } from './read-pages.ts';
import type { Outcome } from '../core/types.ts';

/** Astro keeps paths relative to the project; a content folder may lie outside it. */
const storedPath = (path: string, { config }: LoaderContext): string =>
  relative(fileURLToPath(config.root), path).replaceAll('\\', '/');

/** Pages read, and the components that their texts may use. */
type Pages = {
  readonly read: () => Outcome<readonly PageFile<{ readonly id: string }>[]>;
  readonly components: ReadonlySet<string>;
  /** Whether paragraphs can be linked to. */
  readonly anchored?: boolean;
  /** What the components' ids must name. */
  readonly references?: () => References;
};

/**
 * Load pages into a collection.
 *
 * A page whose markup is static is rendered here, once, and stored as HTML: the bundler, which takes two modules for
 * every MDX file, never sees it. A page with components is left to Astro. Both come out as the same bytes. Nothing is
 * kept from one build to the next: rendering takes a millisecond a page, and a stale page would be hard to explain.
 *
 * @throws ProblemsError with every problem of every page, if one of them is an error, before any page is built.
 */
export function loaderOf(name: string, { read, components, anchored = false, references }: Pages): Loader {
  const load = async (context: LoaderContext): Promise<void> => {
    const { store } = context;
    const { value: pages, problems: found } = read();
    const problems = [...found];
    const render = await mdxRenderer(components, anchored, references?.());
    store.clear();
    for (const page of pages) {
      const { html, problems: faults } = await render(page);
      problems.push(...faults);
      store.set({
        id: page.record.id,
        data: page.record,
        body: page.body.trim(),
        filePath: storedPath(page.path, context),
        ...(html === null ? { deferredRender: true } : { rendered: { html } }),
      });
    }
    if (hasErrors(problems)) throw new ProblemsError(problems);
  };
  return { name: `pages of ${name}`, load };
}

/** Load a folder of MDX pages that belong to batches. */
export function pageLoader<T extends { readonly id: string; readonly batch?: string }>(
  folder: Folder<T>,
  dir: string = contentDir(),
): Loader {
  const { references } = folder;
  return loaderOf(folder.folder, {
    read: () => readPages(readContent(dir), folder),
    components: folder.components,
    anchored: folder.anchored ?? false,
    ...(references === undefined ? {} : { references: () => references(readContent(dir)) }),
  });
}

/** Load the training packs. */
export const trainingLoader = (dir: string = contentDir()): Loader =>
  loaderOf('trainings', {
    read: () => readTrainings(dir, casesOnDisk(readContent(dir))),
    components: trainingComponents,
  });
