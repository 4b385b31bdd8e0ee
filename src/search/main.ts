import { byId } from './dom.ts';
import { SearchFailure } from './engine.ts';
import type { MissingPiece, SearchAnswer } from './engine.ts';
import { readFilters, showFacets } from './facet-view.ts';
import { indexReader } from './index-reader.ts';
import { loadFactory } from './load-script.ts';
import { locationState } from './location-state.ts';
import { pagefindEngine } from './pagefind-engine.ts';
import { isEmpty, noFilters, queryTerms } from './query.ts';
import type { Filters, SearchState } from './query.ts';
import { resultList } from './view.ts';
import {
  busyText,
  fileText,
  missingText,
  restText,
  slowText,
  statusText,
  stopText,
  totalText,
} from './wording.ts';

const typingPause = 180;
const slowAfter = 6000;

const form = byId('search', HTMLFormElement);
const box = byId('q', HTMLInputElement);
const status = byId('status', HTMLElement);
const failure = byId('failure', HTMLElement);
const failureText = byId('failure-text', HTMLElement);
const retry = byId('retry', HTMLButtonElement);
const results = byId('results', HTMLOListElement);
const filters = byId('filters', HTMLDetailsElement);
const facets = byId('facets', HTMLElement);
const rest = byId('rest', HTMLDetailsElement);
const restName = byId('rest-name', HTMLElement);

const base = new URL('pagefind/', document.baseURI.replace(/[?#].*$/u, '')).href;
const engine = pagefindEngine({
  base,
  reader: indexReader({ base, fetch: window.fetch.bind(window), patience: 12_000, waits: [600] }),
  load: () => loadFactory(`${base}pagefind.js`),
});
const address = locationState();
const mainList = resultList(results, byId('more', HTMLButtonElement), showMissing);
const restList = resultList(
  byId('rest-results', HTMLOListElement),
  byId('rest-more', HTMLButtonElement),
  showMissing,
);

let chosen: Filters = noFilters;
let running = new AbortController();
let pause = 0;

function showFailure(text: string) {
  failureText.textContent = text;
  failure.hidden = text === '';
}

function showMissing(missing: readonly MissingPiece[]) {
  if (missing.length > 0) showFailure(missingText(missing));
}

function busy(is: boolean) {
  if (is) results.setAttribute('aria-busy', 'true');
  else results.removeAttribute('aria-busy');
}

async function showRest(answer: SearchAnswer, words: readonly string[]) {
  const hits = rest.open ? answer.rest : [];
  showMissing(await restList.show(hits, words));
}

async function show(state: SearchState, answer: SearchAnswer, signal: AbortSignal) {
  const { words } = queryTerms(state.q);
  const asked = !isEmpty(state);
  const unread = await mainList.show(asked ? answer.hits : [], words);
  if (signal.aborted) return;
  showFacets(facets, answer.counts, state.filters);
  filters.hidden = false;
  showFailure('');
  showMissing([...answer.missing, ...unread]);
  status.textContent = asked ? statusText(state, answer) : totalText(answer.total);
  rest.hidden = answer.rest.length === 0;
  restName.textContent = restText(answer.rest.length);
  rest.ontoggle = () => void showRest(answer, words);
  await showRest(answer, words);
}

function showStop(error: unknown) {
  status.textContent = '';
  results.replaceChildren();
  rest.hidden = true;
  showFailure(stopText(error instanceof SearchFailure ? error.piece : { name: '', cause: String(error) }));
}

/** Answer a state; whatever was being answered is given up. */
async function run(state: SearchState) {
  window.clearTimeout(pause);
  running.abort();
  const mine = new AbortController();
  running = mine;
  busy(!isEmpty(state));
  status.textContent = isEmpty(state) ? '' : busyText;
  const slow = window.setTimeout(() => {
    status.textContent = slowText;
  }, slowAfter);
  try {
    const answer = await engine.search(state.q, state.filters, mine.signal);
    if (!mine.signal.aborted) await show(state, answer, mine.signal);
  } catch (error) {
    if (!mine.signal.aborted) showStop(error);
  } finally {
    window.clearTimeout(slow);
    if (running === mine) busy(false);
  }
}

/** Answer what the form says and keep it in the address. */
function choose(kind: 'typing' | 'choice') {
  const state = { q: box.value, filters: chosen };
  address.write(state, kind);
  void run(state);
}

/** Answer what the address says. */
function follow() {
  const state = address.read();
  box.value = state.q;
  chosen = state.filters;
  void run(state);
}

function listen() {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    choose('choice');
  });
  box.addEventListener('input', () => {
    window.clearTimeout(pause);
    busy(true);
    pause = window.setTimeout(() => {
      choose('typing');
    }, typingPause);
  });
  facets.addEventListener('change', () => {
    chosen = readFilters(facets);
    choose('choice');
  });
  retry.addEventListener('click', () => {
    showFailure('');
    box.focus();
    void run({ q: box.value, filters: chosen });
  });
  window.addEventListener('hashchange', follow);
}

if (location.protocol === 'file:') {
  box.value = address.read().q;
  showFailure(fileText);
  retry.hidden = true;
} else {
  filters.open = window.matchMedia('(min-width: 48rem)').matches;
  listen();
  if (isEmpty(address.read())) box.focus({ preventScroll: true });
  follow();
}
