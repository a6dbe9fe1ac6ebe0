import { current } from '../../base/session.js';
import { ownSubmissions } from './own-state.js';

/** Fetches the own submissions again whenever the own row of the standings has changed. */
export function ownChanges(contest, live, signal, changed) {
  const me = current()?.name.toLowerCase();
  let known;
  live.on('standings', async ({ rows = [] }) => {
    const mine = rows.find(({ player }) => player !== null && player.toLowerCase() === me);
    const cells = mine && JSON.stringify(mine.cells);
    if (!mine || cells === known) {
      return;
    }
    known = cells;
    const found = await ownSubmissions(contest, signal).catch(() => null);
    if (found) {
      changed(found);
    }
  });
}
