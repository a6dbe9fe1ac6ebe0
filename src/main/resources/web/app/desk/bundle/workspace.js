/**
 * The files of a puzzle while an author changes them: by path, a text, or `{bytes}` for a stored
 * picture and `{content}` in base64 for a new one. Fires "change" after each change. `keepEdits` is
 * called with the edits, or with null when there is none; it answers false if the browser has no room
 * for them, as `isKept` tells.
 */
export class Workspace extends EventTarget {
  /**
   * @param stored the version that is changed: `{version, files, binary: [{path, bytes}]}`
   * @param edits what was changed before, as kept.js describes it, or null
   */
  constructor({ version, files, binary = [] }, edits, keepEdits) {
    super();
    this.version = version;
    this.keepEdits = keepEdits;
    this.isKept = true;
    /** The tests of the table that have cells whose text is no value, and so is in no file. */
    this.unreadable = new Set();
    const pictures = binary.map(({ path, bytes }) => [path, { bytes }]);
    this.stored = new Map([...Object.entries(files), ...pictures]);
    this.files = new Map(this.stored);
    if (edits) {
      edits.removed.forEach((path) => this.files.delete(path));
      this.put(edits);
    }
  }

  get paths() {
    return [...this.files.keys()];
  }

  /** All texts by path. */
  get texts() {
    return Object.fromEntries([...this.files].filter(isText));
  }

  set(path, text) {
    if (this.files.get(path) !== text) {
      this.files.set(path, text);
      this.changed();
    }
  }

  /** Adds texts and pictures, as `contentOf` of reading.js gives them. */
  add(content) {
    this.put(content);
    this.changed();
  }

  put({ files, binary }) {
    Object.entries(files).forEach(([path, text]) => this.files.set(path, text));
    Object.entries(binary).forEach(([path, content]) => this.files.set(path, { content }));
  }

  remove(path) {
    this.files.delete(path);
    this.changed();
  }

  rename(path, name) {
    this.files.set(name, this.files.get(path));
    this.remove(path);
  }

  /** Goes back to the stored version. */
  discard() {
    this.files = new Map(this.stored);
    this.changed();
  }

  /** What is here now, for `saved`. */
  snapshot() {
    return new Map(this.files);
  }

  /** What was here then is stored as this version. What changed since then is still an edit. */
  saved(version, snapshot) {
    this.version = version;
    this.stored = snapshot;
    this.changed();
  }

  isChanged(path) {
    return this.files.get(path) !== this.stored.get(path);
  }

  get edits() {
    const removed = [...this.stored.keys()].filter((path) => !this.files.has(path));
    const changed = [...this.files].filter(([path]) => this.isChanged(path));
    return removed.length + changed.length === 0 ? null : {
      base: this.version,
      files: Object.fromEntries(changed.filter(isText)),
      removed,
      binary: contents(changed),
    };
  }

  /** What the server gets: all texts, new pictures, and which pictures of the version stay. */
  get body() {
    const binary = contents([...this.files]);
    const paths = this.paths.filter((path) => this.files.get(path).bytes !== undefined);
    return {
      files: this.texts,
      ...(Object.keys(binary).length > 0 && { binary }),
      ...(paths.length > 0 && { keep: { version: this.version, paths } }),
    };
  }

  changed() {
    this.isKept = this.keepEdits(this.edits) !== false;
    this.dispatchEvent(new Event('change'));
  }
}

function isText([, content]) {
  return typeof content === 'string';
}

/** The new pictures. */
function contents(entries) {
  const fresh = entries.filter(([, { content }]) => content !== undefined);
  return Object.fromEntries(fresh.map(([path, { content }]) => [path, content]));
}
