import { address, send } from '../base/api.js';
import { parse } from '../base/python.js';
import { contestApi } from './addresses.js';
import { heard } from './clock.js';

const PAGE_SIZE = 100;

/** An answer is not older than this. */
const FRESH_MILLIS = 2_000;

/** Like `get`, and sets the clock by the answer. */
export async function load(path, signal) {
  const response = await send('GET', path, { signal });
  const content = parse(await response.text());
  const date = response.headers.get('Date');
  const said = content.now ?? content.computedAt ?? date;
  // A body that the browser had, and that the server only confirmed, says an old time.
  if (!(Date.parse(said) < Date.parse(date) - FRESH_MILLIS)) {
    heard(said);
  }
  return content;
}

/** Like `load`; null if there is nothing. */
export async function loadIfAny(path, signal) {
  const response = await send('GET', path, { signal });
  return response.status === 204 ? null : parse(await response.text());
}

export function loadContest(id, signal) {
  return load(contestApi(id), signal);
}

/** Fetches the pages of a list, for `paged` and `listing`. */
export function pagesOf(path, query, signal) {
  return (after) => load(address(path, { limit: PAGE_SIZE, ...query, after }), signal);
}

/** The items of a list, of at most so many pages. */
export async function loadAll(path, query, signal, mostPages) {
  const fetchPage = pagesOf(path, query, signal);
  const found = [];
  let page = { next: null };
  do {
    page = await fetchPage(page.next);
    found.push(...page.items);
  } while (page.next && --mostPages > 0);
  return found;
}
