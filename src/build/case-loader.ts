import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Folder } from './collections.ts';
import { mdxRenderer } from './mdx-renderer.ts';
import { ProblemsError } from './problems-error.ts';
import { contentDir } from './content-folder.ts';
import { readContent } from './read-content.ts';
import { readPages } from './read-pages.ts';

/** Astro keeps paths relative to the project; a content folder may lie outside it. */
const storedPath = (path: string, { config }: LoaderContext): string =>
  relative(fileURLToPath(config.root), path).replaceAll('\\', '/');

/**
 * Load a folder of MDX pages into a collection.
 *
 * A page whose markup is static is rendered here, once, and stored as HTML: the bundler, which takes two modules for
 * every MDX file, never sees it. A page with components is left to Astro. Both come out as the same bytes. Nothing is
 * kept from one build to the next: rendering takes a millisecond a page, and a stale page would be hard to explain.
 *
 * @throws ProblemsError with every problem of every page, before any page is built.
 */
export function pageLoader<T extends { readonly id: string; readonly batch?: string }>(
  folder: Folder<T>,
  dir: string = contentDir(),
): Loader {
  const load = async (context: LoaderContext): Promise<void> => {
    const { store } = context;
    const content = readContent(dir);
    const { value: pages, problems: found } = readPages(content, folder);
    const problems = [...found];
    const render = await mdxRenderer(folder.components, folder.anchored, folder.references?.(content));
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
    if (problems.length > 0) throw new ProblemsError(problems);
  };
  return { name: `pages of ${folder.folder}`, load };
}
