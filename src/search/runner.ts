import type { AnswerView } from './answer-view.ts';
import type { SearchAnswer, SearchEngine } from './engine.ts';
import type { ProgressView } from './progress-view.ts';
import { isEmpty } from './query.ts';
import type { SearchState } from './query.ts';
import { pieceOf } from './view.ts';
import { stoppedText } from './wording.ts';

/** Answers one state at a time: a newer one gives up what was being answered. */
export type Runner = {
  /** Resolves with what is shown, or `null` if that was nothing or something newer. */
  readonly run: (state: SearchState, lines: number) => Promise<SearchAnswer | null>;
  /** Read no more. */
  readonly stop: () => void;
};

/** @param counting True while the filters can be seen: only then their counts are read. */
export function runner(
  engine: SearchEngine,
  view: AnswerView,
  progress: ProgressView,
  counting: () => boolean,
): Runner {
  let running = new AbortController();
  let asked = '';
  let listed = false;

  const run = async (state: SearchState, lines: number): Promise<SearchAnswer | null> => {
    running.abort();
    const mine = new AbortController();
    running = mine;
    asked = state.q;
    listed = false;
    if (isEmpty(state) && !counting()) {
      progress.halt();
      view.busy(false);
      view.rest();
      return null;
    }
    view.busy(true);
    progress.begin();
    try {
      const answer = await engine.search(state, mine.signal);
      if (running !== mine) return null;
      await view.show(state, answer, lines);
      if (running !== mine) return null;
      listed = true;
      if (counting()) void view.count();
      return answer;
    } catch (error) {
      if (running === mine) view.fail(pieceOf(error));
      return null;
    } finally {
      if (running === mine) {
        view.busy(false);
        progress.answered();
      }
    }
  };

  return {
    run,
    stop: () => {
      running.abort();
      running = new AbortController();
      view.busy(false);
      view.stop(stoppedText(asked, progress.halt(), listed), listed);
    },
  };
}
