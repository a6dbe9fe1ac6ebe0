import { address, get } from '../base/api.js';

/**
 * A page of the player's submissions of a puzzle, newest first. The service lists runs of the
 * samples too; they are left out, so a page may be shorter. It is empty only if it is the last one.
 */
export async function ownSubmissions(slug, filters, after, signal) {
  const query = { puzzle: slug, player: 'me', limit: 50, ...filters, after };
  const page = await get(address('/api/submissions', query), signal);
  const items = page.items.filter(({ kind }) => kind === 'SUBMISSION');
  return items.length === 0 && page.next
    ? ownSubmissions(slug, filters, page.next, signal)
    : { ...page, items };
}

/** The source of a submission that the player may see. */
export async function sourceOf(id) {
  return (await get(`/api/submissions/${id}`)).source;
}
