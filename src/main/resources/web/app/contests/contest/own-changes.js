import { current } from '../../base/session.js';
import { ownSubmissions } from './own-state.js';

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
