import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { hasErrors, problem } from '../src/core/problems.ts';
import type { Shelf } from '../src/core/shelf.ts';
import { Desk } from '../src/desk/desk.ts';
import { answer, type Assets, type Office } from '../src/desk/routes.ts';
import { readArguments } from './arguments.ts';
import { deskLibrary } from './desk-library.ts';
import { batchFolders } from './generate-cases.ts';
import { isMain } from './is-main.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

/** A running desk. `url` ends in a slash. */
export type Review = { readonly url: string; readonly close: () => Promise<void> };

const source = join(import.meta.dirname, '..', 'src');
/** Longest body of a request, in bytes. */
const longest = 65_536;

async function readAssets(): Promise<Assets> {
  const { outputFiles } = await build({
    entryPoints: [join(source, 'desk', 'client', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const styles = ['styles/tokens.css', 'desk/desk.css'].map((name) =>
    readFileSync(join(source, name), 'utf8'),
  );
  return { script: outputFiles[0]?.text ?? '', style: styles.join('\n') };
}

/** The body of a request; `null` if it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longest) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const tries = 50;

/** Listen on a port of this machine alone, or on the next one that is free. */
async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + tries; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | null>((settle) => {
      server.once('error', settle);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', settle);
        settle(null);
      });
    });
    const address = server.address();
    if (error === null && address !== null && typeof address === 'object') return address.port;
    if (error !== null && error.code !== 'EADDRINUSE') throw error;
  }
  throw new Error(`no free port from ${String(first)} on`);
}

/**
 * Open the curator's desk over a library, for browsers on this machine and nobody else.
 *
 * @param content Folder of the library; of it only `batches/<id>/decisions.yaml` is written, and, on demand, what `npm run cases` writes.
 * @param port The next free one is taken if it is in use; 0 for any.
 */
export async function review(content: string, shelf: Shelf, port = 4330): Promise<Review> {
  const hosts: string[] = [];
  const office: Office = {
    desk: new Desk(deskLibrary(content, shelf)),
    door: { hosts, token: randomBytes(32).toString('base64url') },
    assets: await readAssets(),
    nonce: () => randomBytes(18).toString('base64'),
  };
  const server = createServer((request, response) => {
    const respond = async () => {
      const { method = 'GET', url = '/', headers } = request;
      const body = await bodyOf(request);
      const {
        status,
        headers: sent,
        body: text,
      } = body === null
        ? { status: 413, headers: { connection: 'close' }, body: '' }
        : await answer({ method, url, headers, body }, office);
      response.writeHead(status, { ...sent, 'content-length': Buffer.byteLength(text) });
      response.end(method === 'HEAD' ? undefined : text);
    };
    respond().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"本台出了错，详情在终端里。","details":[]}');
    });
  });
  const taken = await listen(server, port);
  hosts.push(`127.0.0.1:${String(taken)}`, `localhost:${String(taken)}`);
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => {
        done();
      });
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${String(taken)}/`, close };
}

if (isMain(import.meta.url)) {
  const { value: settings, problems } = readArguments({
    positionals: false,
    options: { batch: { type: 'string' } },
  });
  const shelf = readShelf(settings.content);
  problems.push(...shelf.problems);
  const { batch } = settings.options;
  if (typeof batch === 'string' && !batchFolders(settings.content).includes(batch))
    problems.push(
      problem('usage', {}, { detail: `没有汇编“${batch}”`, mend: '看看 content/batches 下的文件夹名' }),
    );
  printProblems(problems);
  if (shelf.value === null || hasErrors(problems)) process.exitCode = 1;
  else {
    const { url } = await review(settings.content, shelf.value, settings.port);
    const page = typeof batch === 'string' ? `batches/${batch}` : '';
    process.stdout.write(`编者台：${url}${page}（只在本机可见；按 Ctrl+C 关闭）\n`);
  }
}
