import { current } from '../../base/session.js';
import { contestApi } from '../addresses.js';
import { loadAll, loadIfAny } from '../loading.js';
import { isOwn } from '../standings/rows.js';

/** How many pages of the own submissions count. Nobody sends more than these in a contest. */
const MOST_PAGES = 5;

/**
 * The player's own submissions of a contest, newest first; none for a visitor. Before them stands
 * `{puzzle, verdict}` for each puzzle that the player's team has solved.
 */
export async function ownSubmissions(contest, signal) {
  const { id, registered } = contest;
  if (!current() || !registered) {
    return [];
  }
  const query = { player: current().name };
  const [found, team] = await Promise.all([
    loadAll(contestApi(id, '/submissions'), query, signal, MOST_PAGES),
    ownTeam(contest, signal),
  ]);
  const own = found.filter(({ kind }) => kind !== 'RUN');
  const solved = (team?.solved ?? []).filter((slug) => !stateOf(own, slug).solved);
  return [...solved.map((puzzle) => ({ puzzle, verdict: 'ACCEPTED' })), ...own];
}

/** The player's team; null without one. */
export async function ownTeam({ id, registered, teamSize }, signal) {
  return current() && registered && teamSize > 1
    ? await loadIfAny(contestApi(id, '/team'), signal)
    : null;
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
  let known;
  let latest = 0;
  live.on('standings', async ({ rows = [] }) => {
    const mine = rows.find(isOwn);
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
