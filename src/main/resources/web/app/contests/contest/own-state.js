import { current } from '../../base/session.js';
import { contestApi } from '../addresses.js';
import { loadAll } from '../loading.js';

/** How many pages of the own submissions count. Nobody sends more than these in a contest. */
const MOST_PAGES = 5;

/** The player's own submissions of a contest, newest first; none for a visitor. */
export async function ownSubmissions({ id, registered }, signal) {
  if (!current() || !registered) {
    return [];
  }
  const query = { player: current().name };
  const found = await loadAll(contestApi(id, '/submissions'), query, signal, MOST_PAGES);
  return found.filter(({ kind }) => kind !== 'RUN');
}

/** How far the player is with a puzzle, from the own submissions, which are newest first. */
export function stateOf(submissions, slug) {
  const mine = submissions.filter(({ puzzle }) => puzzle === slug);
  const first = mine.findLastIndex(({ verdict }) => verdict === 'ACCEPTED');
  const counting = mine.slice(Math.max(first, 0));
  const judged = counting.filter(({ verdict }) => verdict);
  return {
    solved: first >= 0,
    tries: judged.length,
    pending: first >= 0 ? 0 : counting.length - judged.length,
  };
}

/**
 * Fetches the own submissions again whenever the own row of the standings has changed. After a failure
 * the next event of that row fetches them.
 */
export function ownChanges(contest, live, signal, changed) {
  const me = current()?.name.toLowerCase();
  let known;
  let latest = 0;
  live.on('standings', async ({ rows = [] }) => {
    const mine = rows.find(({ player }) => player !== null && player.toLowerCase() === me);
    const cells = mine && JSON.stringify(mine.cells);
    if (!mine || cells === known) {
      return;
    }
    known = cells;
    const request = ++latest;
    const found = await ownSubmissions(contest, signal).catch(() => null);
    if (request !== latest) {
      return;
    }
    if (found) {
      changed(found);
    } else {
      known = undefined;
    }
  });
}
