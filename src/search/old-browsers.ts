/** What browsers before 2018 lack and the search cannot do without: to give up what is no longer wanted. */
class Controller {
  readonly signal: { aborted: boolean } & Pick<AbortSignal, 'addEventListener' | 'removeEventListener'>;
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.signal = {
      aborted: false,
      addEventListener: (_: string, listener: unknown) => this.listeners.add(listener as () => void),
      removeEventListener: (_: string, listener: unknown) => this.listeners.delete(listener as () => void),
    };
  }

  abort(): void {
    this.signal.aborted = true;
    [...this.listeners].forEach((listener) => {
      listener();
    });
  }
}

if (typeof AbortController === 'undefined')
  (window as { AbortController: unknown }).AbortController = Controller;
