import { SearchFailure } from './engine.ts';
import type { PagefindFactory } from './pagefind-types.ts';

declare global {
  interface Window {
    anliPagefind?: PagefindFactory;
  }
}

/** Milliseconds after which a script that neither comes nor fails counts as hung. */
const patience = 60_000;

/** Load the engine by a script tag, which works where a server or a protocol refuses modules. Rejects with a `SearchFailure`. */
export function loadFactory(address: string): Promise<PagefindFactory> {
  if (window.anliPagefind !== undefined) return Promise.resolve(window.anliPagefind);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const end = (cause: string) => {
      window.clearTimeout(timer);
      script.remove();
      if (window.anliPagefind !== undefined) resolve(window.anliPagefind);
      else reject(new SearchFailure({ name: 'pagefind.js', cause }));
    };
    const timer = window.setTimeout(() => {
      end('久等没有答复');
    }, patience);
    script.onload = () => {
      end('内容残缺或有误');
    };
    script.onerror = () => {
      end('没有这个文件，或网络不通');
    };
    script.src = address;
    document.head.append(script);
  });
}
