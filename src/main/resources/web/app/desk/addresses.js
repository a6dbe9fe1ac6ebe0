import { address } from '../base/api.js';

/** The addresses of the desk's pages and of the author's API. */

export const DESK = '#/desk';
export const TASKS = '#/desk/tasks';
export const IMPORT = '#/desk/import';
export const PUZZLES_API = '/api/author/puzzles';
export const REVIEWS_API = '/api/author/reviews';
export const TASKS_API = '/api/author/tasks';

/** A page of a puzzle; without a name the page of its files. */
export function deskAddress(slug, page = '', query = {}) {
  const path = `${DESK}/puzzles/${encodeURIComponent(slug)}${page && `/${page}`}`;
  return address(path, query);
}

export function taskAddress(id) {
  return `${TASKS}/${encodeURIComponent(id)}`;
}

export function puzzleApi(slug, rest = '') {
  return `${PUZZLES_API}/${encodeURIComponent(slug)}${rest}`;
}

export function versionApi(slug, version, rest = '') {
  return puzzleApi(slug, `/versions/${version}${rest}`);
}
