import type { KindKey } from '../kinds.ts';
import type { DeskState, Range, Target } from '../state.ts';

/** What a form is opened for. */
export type Asked = {
  readonly target: Target;
  readonly kind: KindKey;
  /** What the form begins with; left out where it begins empty. */
  readonly value?: unknown;
  /** True where the value was chosen by the button already. */
  readonly isFixed?: boolean;
  /** That value in words. */
  readonly said?: string;
};

/** The page of a batch, as its parts see it. */
export type Room = {
  readonly state: DeskState;
  /** Mark words of the captured text and bring the first of them into view. */
  readonly light: (ranges: readonly (Range | null)[]) => void;
  /** Bring a captured line into view and show what became of it. */
  readonly showLine: (line: number) => void;
  /** Bring a case into view. */
  readonly showCard: (id: string) => void;
  /** Open a form below a place, the only one on the page. */
  readonly open: (below: HTMLElement, asked: Asked) => void;
  /** Show the state after a change, and say what was done. */
  readonly arrive: (state: DeskState, said: string) => void;
  /** Show what the library holds now, where another hand has written. */
  readonly refresh: () => void;
  /** Say why something was not done. */
  readonly fail: (error: unknown) => void;
};
