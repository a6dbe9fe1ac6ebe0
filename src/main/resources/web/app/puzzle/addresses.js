import { address } from '../base/api.js';

/** The addresses of a puzzle's pages. */

export function puzzleAddress(slug) {
  return `#/puzzles/${encodeURIComponent(slug)}`;
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
