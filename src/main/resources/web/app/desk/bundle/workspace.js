/**
 * The files of a puzzle while an author changes them. Fires "change" with the path after each change.
 * `keepEdits` is called with the edits, or with null when there is none; it answers false if the
 * browser has no room for them, as `isKept` tells.
 */
export class Workspace extends EventTarget {
  /**
   * @param stored the version that is changed: `{version, files, binary: [{path, bytes}]}`
   * @param edits what was changed before, as kept.js describes it, or null
   */
  constructor(stored, edits, keepEdits) {
    super();
    this.keepEdits = keepEdits;
    this.isKept = true;
    /** The tests of the table that have cells whose text is no value, and so is in no file. */
    this.unreadable = new Set();
    this.begin(stored);
    if (edits) {
      for (const path of edits.removed) {
        this.files.delete(path);
        this.pictures.delete(path);
      }
      for (const [path, text] of Object.entries(edits.files)) {
        this.pictures.delete(path);
        this.files.set(path, text);
      }
      Object.entries(edits.binary).forEach(([path, content]) =>
        this.pictures.set(path, { content })
      );
    }
  }

  begin({ version, files, binary = [] }) {
    this.version = version;
    this.stored = new Map(Object.entries(files));
    this.storedPictures = new Map(binary.map(({ path, bytes }) => [path, { bytes }]));
    this.files = new Map(this.stored);
    this.pictures = new Map(this.storedPictures);
  }

  /** All paths, those of pictures included. */
  get paths() {
    return [...this.files.keys(), ...this.pictures.keys()];
  }

  isPicture(path) {
    return this.pictures.has(path);
  }

  set(path, text) {
    if (this.files.get(path) !== text) {
      this.pictures.delete(path);
      this.files.set(path, text);
      this.changed(path);
    }
  }

  /** @param content in base64 */
  addPicture(path, content) {
    this.files.delete(path);
    this.pictures.set(path, { content });
    this.changed(path);
  }

  remove(path) {
    this.files.delete(path);
    this.pictures.delete(path);
    this.changed(path);
  }

  rename(path, name) {
    this.files.set(name, this.files.get(path));
    this.files.delete(path);
    this.changed(name);
  }

  /** Goes back to the stored version. */
  discard() {
    this.files = new Map(this.stored);
    this.pictures = new Map(this.storedPictures);
    this.changed(null);
  }

  /** What is here now, for `saved`. */
  snapshot() {
    return { files: new Map(this.files), pictures: new Map(this.pictures) };
  }

  /** What was here then is stored as this version. What changed since then is still an edit. */
  saved(version, { files, pictures }) {
    this.version = version;
    this.stored = files;
    this.storedPictures = pictures;
    this.changed(null);
  }

  isChanged(path) {
    return this.isPicture(path)
      ? this.pictures.get(path) !== this.storedPictures.get(path)
      : this.files.get(path) !== this.stored.get(path);
  }

  get edits() {
    const known = [...this.stored.keys(), ...this.storedPictures.keys()];
    const removed = known.filter((path) => !this.files.has(path) && !this.pictures.has(path));
    const changed = [...this.files].filter(([path]) => this.isChanged(path));
    const pictures = [...this.pictures].filter(([path]) => this.isChanged(path));
    return removed.length + changed.length + pictures.length === 0 ? null : {
      base: this.version,
      files: Object.fromEntries(changed),
      removed,
      binary: Object.fromEntries(pictures.map(([path, { content }]) => [path, content])),
    };
  }

  /** What the server gets: all texts, new pictures, and which pictures of the version stay. */
  get body() {
    const fresh = [...this.pictures].filter(([, { content }]) => content);
    const kept = [...this.pictures].filter(([, { content }]) => !content).map(([path]) => path);
    return {
      files: Object.fromEntries(this.files),
      ...(fresh.length > 0 &&
        { binary: Object.fromEntries(fresh.map(([path, { content }]) => [path, content])) }),
      ...(kept.length > 0 && { keep: { version: this.version, paths: kept } }),
    };
  }

  changed(path) {
    this.isKept = this.keepEdits(this.edits) !== false;
    this.dispatchEvent(new CustomEvent('change', { detail: path }));
  }
}
