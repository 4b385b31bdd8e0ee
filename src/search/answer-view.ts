import { byId } from './dom.ts';
import type { MissingPiece, SearchAnswer } from './engine.ts';
import { wanted } from './marks.ts';
import type { SearchState } from './query.ts';
import { isEmpty } from './query.ts';
import type { LoadSide } from './side.ts';
import { pieceOf, resultList, setBusy, step } from './view.ts';
import type { Unread } from './view.ts';
import { groupTexts, interpretationText, noTrouble, statusText, totalText, troubleText } from './wording.ts';
import type { Trouble } from './wording.ts';

/** Milliseconds in which what goes wrong is gathered into one message. */
const gathering = 300;
/** Milliseconds that a new question may take before the words on the older answer go. */
const stale = 1000;

export type AnswerView = {
  /** List an answer; resolves once its first lines stand there. `shown` lines at least, as before the reader went away. */
  readonly show: (state: SearchState, answer: SearchAnswer, shown: number) => Promise<void>;
  /** Count the values of the filters for the answer that is shown, if that was not done yet. */
  readonly count: () => Promise<void>;
  /** The page as it is before anything is asked. */
  readonly rest: () => void;
  /** Nothing can be listed, and why. */
  readonly fail: (piece: MissingPiece) => void;
  /** The reader wants no more to be read; `text` says what came of it. */
  readonly stop: (text: string, keepList: boolean) => void;
  /** True while something is being searched. */
  readonly busy: (is: boolean) => void;
};

/** The messages on what could not be read: one region, told seldom. */
function troubleView() {
  const root = byId('failure', HTMLElement);
  const text = byId('failure-text', HTMLElement);
  let trouble: Trouble = noTrouble;
  let timer = 0;
  const say = (words: string) => {
    window.clearTimeout(timer);
    timer = 0;
    if (text.textContent !== words) text.textContent = words;
    root.hidden = words === '';
  };
  return {
    say,
    set: (now: Trouble) => {
      trouble = now;
      say(troubleText(trouble));
    },
    add: (what: 'cards' | 'texts' | 'counts', piece: MissingPiece) => {
      trouble = { ...trouble, [what]: [...trouble[what], piece] };
      if (timer === 0)
        timer = window.setTimeout(() => {
          say(troubleText(trouble));
        }, gathering);
    },
  };
}

/** Headings, reasons and suggestions around the list. */
function frame() {
  const reasons = byId('reasons', HTMLElement);
  const suggestions = byId('suggestions', HTMLElement);
  const head = byId('results-head', HTMLElement);
  const name = byId('results-name', HTMLElement);
  const rest = byId('rest', HTMLElement);
  const restName = byId('rest-name', HTMLElement);
  return {
    draw: (answer: SearchAnswer | null) => {
      const listed = answer !== null && answer.hits.length > 0;
      head.hidden = !listed;
      rest.hidden = answer === null || answer.rest.length === 0;
      if (answer !== null) [name.textContent, restName.textContent] = groupTexts(answer);
      const lines = answer === null ? [] : answer.interpretations.map(interpretationText);
      reasons.hidden = lines.length === 0;
      reasons.textContent = lines.length === 0 ? '' : `${lines.join('；')}。`;
      suggestions.hidden = true;
    },
  };
}

type Shown = { readonly state: SearchState; readonly answer: SearchAnswer; counted: boolean };

type Listed = Pick<SearchAnswer, 'hits' | 'rest' | 'words' | 'fold'>;
const nothing: Listed = { hits: [], rest: [], words: [], fold: (text: string) => text };

/** The two lists of an answer, with what stands around them; `forget` is told when an older answer has stood too long. */
function listing(side: LoadSide, unread: Unread, forget: () => void) {
  let timer = 0;
  const around = frame();
  const results = byId('results', HTMLElement);
  const main = resultList(results, byId('more', HTMLButtonElement), unread, side);
  const rest = resultList(
    byId('rest-results', HTMLElement),
    byId('rest-more', HTMLButtonElement),
    unread,
    side,
  );
  const show = (answer: SearchAnswer | null, q: string, first: number) => {
    const { hits, rest: less, words, fold }: Listed = answer ?? nothing;
    const marks = wanted(words, q, fold);
    return Promise.all([
      main.show(hits, marks, first),
      rest.show(less, marks, Math.max(0, first - hits.length)),
    ]);
  };
  return {
    show,
    draw: around.draw,
    clear: () => {
      around.draw(null);
      void show(null, '', 0);
    },
    stop: () => {
      main.stop();
      rest.stop();
    },
    busy: (is: boolean) => {
      window.clearTimeout(timer);
      setBusy(results, is);
      if (is) timer = window.setTimeout(forget, stale);
    },
  };
}

/**
 * Everything on the page that an answer fills.
 *
 * @param link Address of a query on this page.
 * @param total Number of cases that can be searched.
 */
export function answerView(link: (q: string) => string, side: LoadSide, total: number): AnswerView {
  const status = byId('status', HTMLElement);
  const facets = byId('facets', HTMLElement);
  const trouble = troubleView();
  const list = listing(side, trouble.add, () => {
    status.textContent = '';
  });
  let current: Shown | null = null;

  const clear = (text: string) => {
    current = null;
    list.clear();
    status.textContent = text;
  };
  const suggest = async (mine: Shown) => {
    const { hits, tier, suggestions } = mine.answer;
    if (hits.length > 0 && tier !== 'some') return;
    const [found, { drawSuggestions }] = await Promise.all([suggestions(), side()]);
    if (current === mine) drawSuggestions(byId('suggestions', HTMLElement), found, link);
  };

  return {
    show: async (state, answer, shown) => {
      const asked = !isEmpty(state);
      const mine: Shown = { state, answer, counted: false };
      current = mine;
      trouble.set({ ...noTrouble, missing: answer.missing, unsearched: answer.unsearched });
      await list.show(asked ? answer : null, state.q, Math.max(step, shown));
      if (current !== mine) return;
      list.draw(asked ? answer : null);
      status.textContent = asked ? statusText(state, answer) : totalText(total);
      suggest(mine).catch(() => undefined);
    },
    count: async () => {
      const mine = current;
      if (mine === null || mine.counted) return;
      mine.counted = true;
      setBusy(facets, true);
      try {
        const [counts, { showFacets }] = await Promise.all([mine.answer.counts(), side()]);
        if (current === mine) showFacets(facets, counts, mine.state.filters);
      } catch (error) {
        if (current === mine) trouble.add('counts', pieceOf(error));
      }
      if (current === mine || current?.counted !== true) setBusy(facets, false);
    },
    rest: () => {
      clear(totalText(total));
      trouble.say('');
    },
    fail: (piece) => {
      clear('');
      trouble.set({ ...noTrouble, stop: piece });
    },
    stop: (text, keepList) => {
      list.stop();
      if (!keepList) clear('');
      trouble.say(text);
    },
    busy: list.busy,
  };
}
