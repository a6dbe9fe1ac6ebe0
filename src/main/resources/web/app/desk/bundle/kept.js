import { forget, loadJson, save } from '../../base/storage.js';

/**
 * What an author has changed and not stored yet stays in the browser: `{base, files, removed,
 * binary}`, with the version that was changed (0 for a new puzzle), the new texts by path, the paths
 * that are gone, and new pictures in base64 by path.
 */
const LIST_KEY = 'arbiter.desk';
const keyOf = (slug) => `arbiter.desk.${slug}`;

/** The puzzles with edits in this browser. */
export function keptSlugs() {
  return loadJson(LIST_KEY) ?? [];
}

/** The edits of a puzzle, or null. */
export function keptEdits(slug) {
  return loadJson(keyOf(slug));
}

/** Keeps the edits of a puzzle; whether they stay after the page is closed. */
export function keep(slug, edits) {
  const isKept = save(keyOf(slug), JSON.stringify(edits));
  return save(LIST_KEY, JSON.stringify([...new Set([...keptSlugs(), slug])])) && isKept;
}

/** Keeps the files of a puzzle that is not stored, or a whole new content of one that is. */
export function keepNew(slug, { files, binary }) {
  keep(slug, { base: 0, files, removed: [], binary });
}

export function drop(slug) {
  forget(keyOf(slug));
  save(LIST_KEY, JSON.stringify(keptSlugs().filter((other) => other !== slug)));
}
