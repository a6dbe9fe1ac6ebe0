import { get } from '../../base/api.js';
import { forget, loadJson, save } from '../../base/storage.js';
import { versionApi } from '../addresses.js';
import { Workspace } from './workspace.js';

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

/** The files of a puzzle with the edits that are kept in this browser. */
export async function openWorkspace(slug, newest, signal) {
  const edits = keptEdits(slug);
  const base = edits?.base ?? newest ?? 0;
  const content = base === 0
    ? { files: {}, binary: [] }
    : await get(versionApi(slug, base, '/files'), signal);
  const keepEdits = (now) => now ? keep(slug, now) : drop(slug);
  return new Workspace({ ...content, version: base }, edits, keepEdits);
}

/** Keeps the edits of a puzzle; whether they stay after the page is closed. */
function keep(slug, edits) {
  const isKept = save(keyOf(slug), JSON.stringify(edits));
  return save(LIST_KEY, JSON.stringify([...new Set([...keptSlugs(), slug])])) && isKept;
}

/** Keeps the files of a puzzle that is not stored, or a whole new content of one that is. */
export function keepNew(slug, { files, binary }) {
  keep(slug, { base: 0, files, removed: [], binary });
}

function drop(slug) {
  forget(keyOf(slug));
  save(LIST_KEY, JSON.stringify(keptSlugs().filter((other) => other !== slug)));
}
