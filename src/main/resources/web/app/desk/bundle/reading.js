import { t } from '../../base/language.js';

/** Reading what an author drops or chooses. */

/** A bundle or repository with more files than this is no puzzle. */
const MOST_FILES = 1_000;
/** All files of a bundle together are smaller than this. */
const MOST_BYTES = 16 << 20;
/** So many bytes at once can be arguments of a function. */
const CHUNK = 0x8000;
const FOREIGN = ['README.md', '__pycache__', '__MACOSX'];

/** What somebody has dropped; see `named`. */
export async function droppedFiles({ items, files }) {
  const entries = Array.from(items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  for (const entry of entries) {
    await collect(entry, found);
  }
  return entries.length > 0 ? named(found) : chosenFiles(files);
}

/** Adds the paths and files of an entry to what was found. */
async function collect(entry, found) {
  if (found.length > MOST_FILES) {
    throw new Error(t('desk.drop.tooMany', { n: MOST_FILES }));
  }
  if (!entry.isDirectory) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push([entry.fullPath.slice(1), file]);
    return;
  }
  const reader = entry.createReader();
  const nextEntries = () => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  // A reader gives at most a hundred entries at once.
  for (let next = await nextEntries(); next.length > 0; next = await nextEntries()) {
    for (const inner of next.filter(({ name }) => !isForeign(name))) {
      await collect(inner, found);
    }
  }
}

/** What tools leave in a folder is no part of a bundle. */
function isForeign(name) {
  return FOREIGN.includes(name) || /^\.|~$|^#.*#$/.test(name);
}

/** What somebody has chosen; see `named`. */
export function chosenFiles(list) {
  return named(Array.from(list, (file) => [file.webkitRelativePath || file.name, file]));
}

/**
 * `{name, zip}` for a zip, else `{name, files}` with the files by path. A single folder is no part of
 * the paths.
 */
function named(found) {
  const [name = '', ...others] = new Set(found.map(([path]) => path.split('/')[0]));
  if (found.length === 1 && /\.zip$/i.test(name)) {
    return { name, zip: found[0][1] };
  }
  const start = others.length === 0 && found.some(([path]) => path !== name) ? name.length + 1 : 0;
  const placed = found.map(([path, file]) => [path.slice(start), file]);
  const wanted = placed.filter(([path]) => !path.split('/').some(isForeign));
  if (wanted.length > MOST_FILES) {
    throw new Error(t('desk.drop.tooMany', { n: MOST_FILES }));
  }
  return { name, files: Object.fromEntries(wanted) };
}

/** The texts and pictures of files: `{files: text by path, binary: base64 by path}`. */
export async function contentOf(files) {
  const size = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) {
    throw new Error(t('desk.drop.tooLarge'));
  }
  const content = { files: {}, binary: {} };
  for (const [path, file] of Object.entries(files)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = textOf(bytes);
    if (text === null) {
      content.binary[path] = base64(bytes);
    } else {
      content.files[path] = text;
    }
  }
  return content;
}

/** The text of a file; null if the file has none. */
export function textOf(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text.replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
}

export function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}
