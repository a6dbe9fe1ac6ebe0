import { get } from '../../base/api.js';
import { loadJson, save } from '../../base/storage.js';
import { versionApi } from '../addresses.js';

/**
 * What an author has changed and not stored yet stays in the browser, by puzzle: `{base, files}`, with
 * the version that was changed (0 for a new puzzle) and the changed files by path, null for a file
 * that is gone.
 */
const KEY = 'arbiter.desk';

function allEdits() {
  return loadJson(KEY) ?? {};
}

/** The puzzles with edits in this browser. */
export function keptSlugs() {
  return Object.keys(allEdits());
}

/** The edits of a puzzle, if there are any. */
export function keptEdits(slug) {
  return allEdits()[slug];
}

/** Keeps the edits of a puzzle, or none; whether they stay after the page is closed. */
export function keep(slug, edits) {
  return save(KEY, JSON.stringify({ ...allEdits(), [slug]: edits }));
}

/** The files of a puzzle with the edits that are kept in this browser. */
export async function openWorkspace(slug, newest, signal) {
  const edits = keptEdits(slug);
  const version = edits?.base ?? newest ?? 0;
  const stored = version && await get(versionApi(slug, version, '/files'), signal);
  return new Workspace({ ...stored, version }, edits, (now) => keep(slug, now));
}

/**
 * The files of a puzzle while an author changes them: by path, a text, or `{bytes}` for a stored
 * picture and `{content}` in base64 for a new one.
 */
export class Workspace {
  /** Whether the edits stay in the browser after the page is closed. */
  isKept = true;
  onChange = () => {};

  /**
   * @param stored the version that is changed: `{version, files, binary: [{path, bytes}]}`
   * @param edits what was changed before
   * @param keepEdits gets the edits after each change, if there are any; says whether they are kept
   */
  constructor({ version, files = {}, binary = [] }, edits, keepEdits = () => true) {
    this.version = version;
    this.keepEdits = keepEdits;
    const pictures = binary.map(({ path, bytes }) => [path, { bytes }]);
    this.stored = new Map([...Object.entries(files), ...pictures]);
    this.files = new Map(this.stored);
    this.put(edits?.files ?? {});
  }

  get paths() {
    return [...this.files.keys()];
  }

  /** All texts by path. */
  get texts() {
    return Object.fromEntries([...this.files].filter(isText));
  }

  /** Sets files by path; null removes one. */
  change(files) {
    this.put(files);
    this.changed();
  }

  put(files) {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) {
        this.files.delete(path);
      } else {
        this.files.set(path, content);
      }
    }
  }

  /** Goes back to the stored version. */
  discard() {
    this.files = new Map(this.stored);
    this.changed();
  }

  /** These files are stored as this version. What was changed since then is still an edit. */
  saved(version, files) {
    this.version = version;
    this.stored = files;
    this.changed();
  }

  isChanged(path) {
    return this.files.get(path) !== this.stored.get(path);
  }

  get edits() {
    const all = new Set([...this.stored.keys(), ...this.files.keys()]);
    const changed = [...all].filter((path) => this.isChanged(path));
    const entries = changed.map((path) => [path, this.files.get(path) ?? null]);
    return entries.length > 0
      ? { base: this.version, files: Object.fromEntries(entries) }
      : undefined;
  }

  /** What the server gets: all texts, new pictures, and which pictures of the version stay. */
  get body() {
    const fresh = [...this.files].filter(([, { content }]) => content !== undefined);
    const binary = Object.fromEntries(fresh.map(([path, { content }]) => [path, content]));
    const paths = this.paths.filter((path) => this.files.get(path).bytes !== undefined);
    return {
      files: this.texts,
      ...(fresh.length > 0 && { binary }),
      ...(paths.length > 0 && { keep: { version: this.version, paths } }),
    };
  }

  changed() {
    this.isKept = this.keepEdits(this.edits);
    this.onChange();
  }
}

function isText([, content]) {
  return typeof content === 'string';
}
