import { current } from '../../base/api.js';
import { contestApi, load, loadAll } from '../calls.js';
import { isOwn } from '../standings/rows.js';

/**
 * What the player has done in a contest: the own `submissions`, and the `team` with the puzzles that it
 * has solved. Both are fetched again by `refresh()`, and when the own row of the standings changes.
 */
export async function ownState(contest, live, { signal, update }) {
  const { id, registered, teamSize } = contest;
  const own = { submissions: [], team: null, refresh };

  async function refresh() {
    if (!registered) {
      return;
    }
    const [sent, team] = await Promise.all([
      loadAll(contestApi(id, 'submissions'), { player: current().name }, signal),
      teamSize > 1 ? load(contestApi(id, 'team'), signal) : null,
    ]);
    Object.assign(own, { submissions: sent.filter(({ kind }) => kind !== 'RUN'), team });
    update();
  }

  live.on('standings', ({ rows }) => rows.some(isOwn) && refresh());
  await refresh();
  return own;
}

/** How far the player, or the player's team, is with a puzzle. */
export function progressOf({ submissions, team }, slug) {
  const verdicts = submissions.filter(({ puzzle }) => puzzle === slug)
    .map(({ verdict }) => verdict);
  if (verdicts.includes('ACCEPTED') || team?.solved.includes(slug)) {
    return 'solved';
  }
  if (verdicts.some((verdict) => !verdict)) {
    return 'pending';
  }
  return verdicts.length > 0 ? 'failed' : 'untried';
}
