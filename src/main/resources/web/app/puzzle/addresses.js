import { address } from '../base/api.js';
import { foreign, t } from '../base/language.js';
import { h, link } from '../base/view.js';

/** The addresses of a puzzle's pages. */

export function puzzleAddress(slug) {
  return `#/puzzles/${encodeURIComponent(slug)}`;
}

/** A link to a puzzle. Its title may be in another language than the page. */
export function puzzleLink({ slug, title, language }) {
  return h`<a href=${puzzleAddress(slug)} lang=${foreign(language)}>${title}</a>`;
}

/** The heading of a page about a puzzle and the way to the puzzle; nothing in a tab of its page. */
export function puzzleHead(slug, heading, isTab) {
  return isTab ? null : h`<h1 tabindex="-1">${heading}</h1>
    <p>${link(puzzleAddress(slug), t('puzzle.goTo'))}</p>`;
}

export function attemptsAddress(slug) {
  return `${puzzleAddress(slug)}/attempts`;
}

export function boardAddress(slug, by, language) {
  return address(`${puzzleAddress(slug)}/board`, { by, language });
}

export function publicationsAddress(slug, chosen = {}) {
  return address(`${puzzleAddress(slug)}/solutions`, chosen);
}
