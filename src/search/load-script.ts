import { PieceFault } from '../core/search/piece.ts';

/**
 * Load a script by a tag, which works where a server or a protocol refuses anything else.
 *
 * Rejects with a `PieceFault` that says why.
 *
 * @param charset For a piece of the index, `x-user-defined`.
 * @param patience Milliseconds after which a script that neither comes nor fails counts as hung.
 * @param sum What its bytes must come to, as in an `integrity` attribute; browsers refuse any on `file://`.
 */
export function loadScript(address: string, charset: string, patience: number, sum = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const end = (cause: string) => {
      window.clearTimeout(timer);
      script.remove();
      if (cause === '') resolve();
      else reject(new PieceFault(cause));
    };
    const timer = window.setTimeout(() => {
      end('久等没有答复');
    }, patience);
    script.onload = () => {
      end('');
    };
    script.onerror = () => {
      end('没有这个文件，或网络不通');
    };
    script.setAttribute('charset', charset);
    script.integrity = sum;
    script.src = address;
    document.head.appendChild(script);
  });
}
