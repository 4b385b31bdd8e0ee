/** Queries kept at most. */
const most = 8;

/** What keeps texts on this device only; both may throw, as browsers do on `file://` or in private windows. */
export type Keeper = {
  readonly get: () => string | null;
  readonly set: (text: string) => void;
};

/** Recent queries, newest first. None of it throws. */
export type Recent = {
  readonly list: () => readonly string[];
  /** Put a query in front. */
  readonly add: (query: string) => void;
  readonly clear: () => void;
};

/** Queries out of a kept text; whatever else stands there counts as none. Throws if it is not JSON. */
function parsed(text: string | null): readonly string[] {
  const value: unknown = JSON.parse(text ?? '[]');
  const queries = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return queries
    .filter((query) => typeof query === 'string' && query !== '')
    .slice(0, most) as readonly string[];
}

/** Recent queries on a keeper; where it refuses there are none. */
export function recentQueries({ get, set }: Keeper): Recent {
  const list = () => {
    try {
      return parsed(get());
    } catch {
      return [];
    }
  };
  const keep = (queries: readonly string[]) => {
    try {
      set(JSON.stringify(queries.slice(0, most)));
    } catch {
      // Refused or full: nothing is kept.
    }
  };
  return {
    list,
    add: (query) => {
      const wanted = query.trim();
      if (wanted !== '') keep([wanted, ...list().filter((other) => other !== wanted)]);
    },
    clear: () => {
      keep([]);
    },
  };
}

/** Keeps a text in the browser under a name of its own for each library on the same server. */
export const browserKeeper = (base: string): Keeper => {
  const name = `anli-recent ${base}`;
  return {
    get: () => window.localStorage.getItem(name),
    set: (text) => {
      window.localStorage.setItem(name, text);
    },
  };
};
