/** The addresses of the contests' pages and calls. */

export const CONTESTS = '#/contests';
export const RATINGS = `${CONTESTS}/ratings`;
export const CONTESTS_API = '/api/contests';

/** A page of a contest: its first one, or a part such as "standings". */
export function contestAddress(id, part = '') {
  const path = `${CONTESTS}/${encodeURIComponent(id)}`;
  return part ? `${path}/${part}` : path;
}

export function contestPuzzleAddress(id, slug) {
  return contestAddress(id, `puzzles/${encodeURIComponent(slug)}`);
}

/** A call of a contest, such as "/standings". */
export function contestApi(id, call = '') {
  return `${CONTESTS_API}/${encodeURIComponent(id)}${call}`;
}

export function contestPuzzleApi(id, slug) {
  return contestApi(id, `/puzzles/${encodeURIComponent(slug)}`);
}
