import { t } from '../../base/language.js';

/** Reading what an author drops or chooses. */

/** A bundle or repository with more files than this is no puzzle. */
const MOST_FILES = 1_000;
/** All files of a bundle together are smaller than this. */
const MOST_BYTES = 16 << 20;
/** So many bytes at once can be arguments of a function. */
const CHUNK = 0x8000;

/**
 * What somebody has dropped: `{name, zip}` for a zip, else `{name, files}` with the files by path. The
 * folder itself is no part of the paths.
 */
export async function droppedFiles(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return chosenFiles(transfer.files);
  }
  const [{ name, isDirectory, isFile }] = entries;
  if (entries.length === 1 && isFile && isZip(name)) {
    return { name, zip: await fileOf(entries[0]) };
  }
  const files = {};
  if (entries.length === 1 && isDirectory) {
    await readFolder(entries[0], '', files);
  } else {
    await readEntries(entries, '', files);
  }
  return { name, files };
}

/** The same for files that somebody has chosen. */
export function chosenFiles(list) {
  const chosen = Array.from(list);
  const [first] = chosen;
  if (chosen.length === 1 && isZip(first.name)) {
    return { name: first.name, zip: first };
  }
  const files = {};
  for (const file of chosen) {
    const [folder, ...rest] = (file.webkitRelativePath || file.name).split('/');
    put(files, rest.length > 0 ? rest.join('/') : folder, file);
  }
  return { name: (first?.webkitRelativePath || first?.name || '').split('/')[0], files };
}

function isZip(name) {
  return /\.zip$/i.test(name);
}

async function readFolder(folder, path, files) {
  const reader = folder.createReader();
  const nextEntries = () => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  // A reader gives at most a hundred entries at once.
  for (let found = await nextEntries(); found.length > 0; found = await nextEntries()) {
    await readEntries(found.filter(({ name }) => !isForeign(name)), path, files);
  }
}

async function readEntries(entries, folder, files) {
  for (const entry of entries) {
    const path = folder + entry.name;
    if (entry.isDirectory) {
      await readFolder(entry, `${path}/`, files);
    } else {
      put(files, path, await fileOf(entry));
    }
  }
}

function put(files, path, file) {
  if (path.split('/').some(isForeign)) {
    return;
  }
  if (Object.keys(files).length >= MOST_FILES) {
    throw new Error(t('desk.drop.tooMany', { n: MOST_FILES }));
  }
  files[path] = file;
}

/** What tools leave in a folder is no part of a bundle. */
function isForeign(name) {
  return name.startsWith('.') || name === '__pycache__' || name === '__MACOSX';
}

function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
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
