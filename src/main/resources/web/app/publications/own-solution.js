import { address, get } from '../base/api.js';
import { current } from '../base/session.js';

/** The source of the player's newest accepted solution of a puzzle; null if there is none. */
export async function ownSolution(slug) {
  const query = { puzzle: slug, player: current()?.name, verdict: 'ACCEPTED', limit: 20 };
  const { items } = await get(address('/api/submissions', query));
  const accepted = items.find(({ kind }) => kind === 'SUBMISSION');
  return accepted ? (await get(`/api/submissions/${accepted.id}`)).source : null;
}
