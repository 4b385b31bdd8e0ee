import { byId } from './dom.ts';
import type { Progress } from './engine.ts';
import { progressText } from './wording.ts';

/** Milliseconds of waiting before it is said what is waited for. */
const soon = 1000;

/** The line that says, on a slow line, what is being fetched. */
export type ProgressView = {
  /** A question was put: nothing is read for it yet. */
  readonly begin: () => void;
  /** The list stands there; what is still being read are extracts and counts. */
  readonly answered: () => void;
  readonly update: (progress: Progress) => void;
  /** Say nothing more until the next question; what had been read until now. */
  readonly halt: () => Progress;
};

const nothing: Progress = { reading: [], pieces: 0, bytes: 0 };

/** The line appears once something has been awaited for a second. */
export function progressView(): ProgressView {
  const root = byId('progress', HTMLElement);
  const text = byId('progress-text', HTMLElement);
  let asking = false;
  let halted = false;
  let last = nothing;
  let timer = 0;

  const show = () => {
    text.textContent = progressText(last);
    root.hidden = false;
  };
  const settle = () => {
    if (!halted && (asking || last.reading.length > 0)) {
      if (timer === 0) timer = window.setTimeout(show, soon);
      if (!root.hidden) show();
      return;
    }
    window.clearTimeout(timer);
    timer = 0;
    root.hidden = true;
  };

  return {
    begin: () => {
      halted = false;
      asking = true;
      last = nothing;
      settle();
    },
    answered: () => {
      asking = false;
      settle();
    },
    update: (progress) => {
      last = progress;
      settle();
    },
    halt: () => {
      asking = false;
      halted = true;
      settle();
      return last;
    },
  };
}
