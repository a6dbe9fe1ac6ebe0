import { get } from '../../base/api.js';
import { versionApi } from '../addresses.js';
import { drop, keep, keptEdits } from '../bundle/kept.js';
import { Workspace } from '../bundle/workspace.js';

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
