/** Milliseconds of rest after a key before an answer is asked for. */
const pause = 180;

/**
 * Tells of what is typed into a box once the fingers rest. While an input method composes, nothing is told: half a syllable is
 * no query.
 *
 * @returns A function that forgets what is about to be told.
 */
export function onTyping(box: HTMLInputElement, tell: () => void): () => void {
  let timer = 0;
  let composing = false;
  const forget = () => {
    window.clearTimeout(timer);
  };
  const wait = () => {
    forget();
    if (!composing) timer = window.setTimeout(tell, pause);
  };
  box.addEventListener('compositionstart', () => {
    composing = true;
    forget();
  });
  box.addEventListener('compositionend', () => {
    composing = false;
    wait();
  });
  box.addEventListener('input', wait);
  return forget;
}
