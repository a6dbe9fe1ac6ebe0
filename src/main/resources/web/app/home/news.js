import { get } from '../base/api.js';
import { loadJson, save } from '../base/storage.js';

const MOST = 100;

/** What each player had seen when the browser loaded the page. */
const seen = new Map();

/**
 * The votes and comments that a player's publications have got since the last visit, which the
 * browser remembers: the `lines` of publications with more, and the `total` of publications; null
 * without publications.
 */
export async function news(name, signal) {
  const { items } = await get(`/api/me/publications?limit=${MOST}`, signal);
  if (items.length === 0) {
    return null;
  }
  const key = `arbiter.news.${name.toLowerCase()}`;
  if (!seen.has(key)) {
    seen.set(key, loadJson(key) ?? {});
  }
  const before = seen.get(key);
  const figures = items.map(({ id, votes, comments }) => [id, [votes, comments]]);
  save(key, JSON.stringify(Object.fromEntries(figures)));
  const lines = items.map(({ id, puzzle, votes, comments }) => {
    const [oldVotes, oldComments] = before[id] ?? [0, 0];
    return { puzzle, votes: votes - oldVotes, comments: comments - oldComments };
  });
  return {
    lines: lines.filter(({ votes, comments }) => votes > 0 || comments > 0),
    total: items.length,
  };
}
