import { gunzip, isGzip } from '../core/search/inflate.ts';
import { isPieceFault, PieceFault } from '../core/search/piece.ts';

/** What is told while bytes come: how many more have come. */
export type OnBytes = (more: number) => void;

/** A part of a file, in bytes. */
export type Range = { readonly start: number; readonly length: number };

export type DownloadOptions = {
  /** Milliseconds without a new byte after which a file counts as hung. */
  readonly patience: number;
  /** Do not take it from the browser's cache: what was damaged once must not come out of it again. */
  readonly again: boolean;
  readonly range: Range | null;
  readonly signal: AbortSignal;
  readonly onBytes: OnBytes;
};

/** The server knows no ranges: it began to send the whole file, which was given up. */
export class RangeRefused extends Error {}

/** Some servers compress what they hold compressed and name only one of the two. */
const uncompressed = (bytes: Uint8Array): Uint8Array => (isGzip(bytes) ? gunzip(bytes) : bytes);

function received(request: XMLHttpRequest, range: Range | null): Uint8Array {
  const { status } = request;
  if (status !== 200 && status !== 206) throw new PieceFault(`服务器答复 ${String(status)}`);
  const bytes = new Uint8Array(request.response as ArrayBuffer);
  if (status === 200) return uncompressed(bytes);
  if (bytes.length !== range?.length) throw new PieceFault('内容残缺');
  return bytes;
}

/**
 * Read a file, or a part of it, by an XMLHttpRequest: it tells of progress, and browsers without `fetch` have it.
 *
 * Rejects with a `PieceFault` that says why, with `RangeRefused`, or with an `AbortError`.
 */
export function download(address: string, options: DownloadOptions): Promise<Uint8Array> {
  const { patience, again, range, signal, onBytes } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let seen = 0;
    let timer = 0;
    const end = (error: Error | null) => {
      window.clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (error === null) return;
      request.onloadend = request.onreadystatechange = null;
      request.abort();
      reject(error);
    };
    const stop = () => {
      end(new DOMException('stopped', 'AbortError'));
    };
    const wait = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        end(new PieceFault('久等没有答复'));
      }, patience);
    };
    request.open('GET', address);
    request.responseType = 'arraybuffer';
    if (again) request.setRequestHeader('Cache-Control', 'no-cache');
    if (range !== null)
      request.setRequestHeader(
        'Range',
        `bytes=${String(range.start)}-${String(range.start + range.length - 1)}`,
      );
    request.onreadystatechange = () => {
      if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED && range !== null && request.status === 200)
        end(new RangeRefused());
    };
    request.onprogress = ({ loaded }) => {
      onBytes(loaded - seen);
      seen = loaded;
      wait();
    };
    request.onloadend = () => {
      end(null);
      try {
        if (request.status === 0) throw new PieceFault('网络不通');
        resolve(received(request, range));
      } catch (error) {
        reject(isPieceFault(error) ? error : new PieceFault('内容有误'));
      }
    };
    signal.addEventListener('abort', stop);
    wait();
    request.send();
  });
}
