import { address } from '../base/api.js';
import { foreign } from '../base/language.js';
import { h } from '../base/view.js';

/** The addresses of a puzzle's pages. */

export function puzzleAddress(slug) {
  return `#/puzzles/${encodeURIComponent(slug)}`;
}

/** A link to a puzzle. Its title may be in another language than the page. */
export function puzzleLink({ slug, title, language }) {
  return h`<a href=${puzzleAddress(slug)} lang=${foreign(language)}>${title}</a>`;
}

export function attemptsAddress(slug) {
  return `${puzzleAddress(slug)}/attempts`;
}

export function boardAddress(slug, measure) {
  return `${puzzleAddress(slug)}/board${measure ? `?by=${measure}` : ''}`;
}

export function publicationsAddress(slug, chosen = {}) {
  return address(`${puzzleAddress(slug)}/solutions`, chosen);
}
