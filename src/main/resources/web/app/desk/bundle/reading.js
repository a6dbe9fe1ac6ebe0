import { t } from '../../base/language.js';

/** All files of a bundle together are smaller than this. */
const MOST_BYTES = 16 << 20;

/** The texts and pictures of files: `{files: text by path, binary: base64 by path}`. */
export async function contentOf(files) {
  const content = { files: {}, binary: {} };
  const size = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  if (size > MOST_BYTES) {
    throw new Error(t('desk.drop.tooLarge'));
  }
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

const CHUNK = 0x8000;

export function base64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}
/** A bundle or repository with more files than this is no puzzle. */
const MOST_FILES = 1_000;

/**
 * What somebody has dropped: `{name, zip}` for a zip, else `{name, files}` with the files by path. The
 * folder itself is no part of the paths.
 */
export async function droppedFiles(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) {
    return chosenFiles(transfer.files);
  }
  const single = entries.length === 1 ? entries[0] : null;
  if (single?.isFile && /\.zip$/i.test(single.name)) {
    return { name: single.name, zip: await fileOf(single) };
  }
  const files = {};
  if (single?.isDirectory) {
    await readFolder(single, '', files);
    return { name: single.name, files };
  }
  for (const entry of entries) {
    await readEntry(entry, '', files);
  }
  return { name: entries[0]?.name ?? '', files };
}

/** The same for files that somebody has chosen. */
export function chosenFiles(list) {
  const chosen = Array.from(list);
  if (chosen.length === 1 && /\.zip$/i.test(chosen[0].name)) {
    return { name: chosen[0].name, zip: chosen[0] };
  }
  const files = {};
  for (const file of chosen) {
    const [folder, ...rest] = (file.webkitRelativePath || file.name).split('/');
    put(files, rest.length > 0 ? rest.join('/') : folder, file);
  }
  return { name: chosen[0]?.webkitRelativePath.split('/')[0] || chosen[0]?.name || '', files };
}

async function readEntry(entry, folder, files) {
  const path = folder + entry.name;
  if (entry.isDirectory) {
    await readFolder(entry, `${path}/`, files);
  } else {
    put(files, path, await fileOf(entry));
  }
}

async function readFolder(folder, path, files) {
  const reader = folder.createReader();
  // A reader gives at most a hundred entries at once.
  for (;;) {
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) {
      return;
    }
    for (const entry of entries.filter(({ name }) => !isForeign(name))) {
      await readEntry(entry, path, files);
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
