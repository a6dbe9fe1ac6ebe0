import { address, send } from '../base/api.js';
import { parse } from '../base/python.js';
import { saveAs } from '../base/saving.js';
import { workingButton } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { heard } from './clock.js';

/** The addresses of the contests' pages and calls, and how they are fetched. */

export const CONTESTS = '#/contests';
export const RATINGS = `${CONTESTS}/ratings`;
export const CONTESTS_API = '/api/contests';

const PAGE_SIZE = 100;

/** A page of a contest: its first one, or a part such as "standings". */
export function contestAddress(id, ...path) {
  return `${CONTESTS}/${[id, ...path].map(encodeURIComponent).join('/')}`;
}

/** Where the viewer can see a puzzle, if at all. After the contest, its puzzles are ordinary ones. */
export function addressOf({ id, state, registered, mine }, slug) {
  if (state === 'ENDED') {
    return puzzleAddress(slug);
  }
  const maySee = (registered && state === 'RUNNING') || mine;
  return maySee ? contestAddress(id, 'puzzles', slug) : null;
}

/** A call of a contest, or of a part of it, such as "standings". */
export function contestApi(id, ...path) {
  return `${CONTESTS_API}/${[id, ...path].map(encodeURIComponent).join('/')}`;
}

/** Like `get`, and sets the clock by the answer; null if there is nothing. */
export async function load(path, signal) {
  const response = await send('GET', path, { signal });
  // The browser may have had the body, and then its times are old.
  heard(response.headers.get('Date'));
  return response.status === 204 ? null : parse(await response.text());
}

/** Fetches the pages of a list, for `paged` and `listing`. */
export function pagesOf(path, query, signal) {
  return (after) => load(address(path, { limit: PAGE_SIZE, ...query, after }), signal);
}

/** All items of a list. */
export async function loadAll(path, query, signal) {
  const fetchPage = pagesOf(path, query, signal);
  const found = [];
  let next = null;
  do {
    const page = await fetchPage(next);
    found.push(...page.items);
    next = page.next;
  } while (next);
  return found;
}

/** A button that saves what a call answers, in a format such as "text/csv". */
export function download(text, path, name, accept) {
  const save = async () => {
    const response = await send('GET', path, { headers: { Accept: accept } });
    saveAs(name, await response.blob());
  };
  return workingButton(text, save, { kind: 'small' });
}
