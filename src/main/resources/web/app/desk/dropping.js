import { t } from '../base/language.js';
import { doing, h } from '../base/view.js';
import { faultItems } from './parts.js';

/** All files of a bundle together are smaller than this. */
const MOST_BYTES = 16 << 20;
const FOREIGN = ['README.md', '__pycache__', '__MACOSX'];

/** A place for the folder or zip of a bundle. Calls `take` with what `bundleOf` gives. */
export function bundleZone(text, take, update) {
  const taking = doing(update);
  const taken = (found) => taking.run(async () => take(await bundleOf(await found)));
  const hover = (event) => {
    event.preventDefault();
    event.currentTarget.classList.toggle('over', event.type === 'dragover');
  };
  const drop = (event) => {
    hover(event);
    taken(droppedFiles(event.dataTransfer));
  };
  return () =>
    h`<div class="drop-zone" @dragover=${hover} @dragleave=${hover} @drop=${drop}>
        <p>${text}</p>
        <label>${t('desk.drop.folder')} ${chooser({ folder: true }, taken)}</label>
        <label>${t('desk.drop.zip')} ${chooser({ accept: '.zip' }, taken)}</label>
      </div>
      ${outcome(taking)}`;
}

/** A field into which files are dropped. Calls `take` with their contents by path. */
export function filesField(text, take, update) {
  const taking = doing(update);
  const taken = (found) => taking.run(async () => take(await contentOf(found)));
  return () =>
    h`<label class="files-field">${text} ${chooser({ multiple: true }, taken)}</label>
      ${outcome(taking)}`;
}

/** Calls `taken` with the chosen files and their paths. */
function chooser({ accept, folder, multiple }, taken) {
  const chosen = ({ target }) => {
    taken(plainFiles(target));
    target.value = '';
  };
  return h`<input type="file" accept=${accept} ?multiple=${multiple} ?webkitdirectory=${folder}
    @change=${chosen}>`;
}

/** What went wrong, with the faults that the server has found. */
function outcome({ busy, notice, problem }) {
  return h`<div aria-live="polite">
    ${busy && h`<p>${t('desk.drop.taking')}</p>`} ${notice()} ${faultItems(problem?.violations)}
  </div>`;
}

/** A file that misses its place must not replace the page. */
export function ignoreMissed(signal) {
  for (const name of ['dragover', 'drop']) {
    const ignore = (event) => event.target.type === 'file' || event.preventDefault();
    addEventListener(name, ignore, { signal });
  }
}

function plainFiles({ files }) {
  return Array.from(files, (file) => [file.webkitRelativePath || file.name, file]);
}

/** The dropped files with their paths. What a script drops has no entries. */
async function droppedFiles(transfer) {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(Boolean);
  const found = await Promise.all(entries.map(filesOf));
  return entries.length > 0 ? found.flat() : plainFiles(transfer);
}

async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [[entry.fullPath.slice(1), file]];
  }
  const reader = entry.createReader();
  const found = [];
  let next;
  do {
    // A reader gives at most a hundred entries at once.
    next = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    const wanted = next.filter(({ name }) => !isForeign(name));
    found.push(...(await Promise.all(wanted.map(filesOf))).flat());
  } while (next.length > 0);
  return found;
}

/** What tools leave in a folder is no part of a bundle. */
function isForeign(name) {
  return FOREIGN.includes(name) || /^\.|~$|^#.*#$/.test(name);
}

/** `{name, zip}` for a zip, else `{name, files}` with the contents of a folder by path. */
async function bundleOf(found) {
  const [path = '', file] = found[0] ?? [];
  const name = path.split('/')[0];
  if (found.length === 1 && /\.zip$/i.test(name)) {
    return { name, zip: file };
  }
  const isFolder = found.every(([path]) => path.startsWith(`${name}/`));
  const inside = found.map(([path, file]) => [isFolder ? path.slice(name.length + 1) : path, file]);
  return { name, files: await contentOf(inside) };
}

/** The contents of files by path: a text, or `{content}` in base64 for a picture. */
async function contentOf(found) {
  const wanted = found.filter(([path]) => !path.split('/').some(isForeign));
  if (wanted.reduce((sum, [, { size }]) => sum + size, 0) > MOST_BYTES) {
    throw new Error(t('desk.drop.tooLarge'));
  }
  const read = async ([path, file]) => [path, contentIn(new Uint8Array(await file.arrayBuffer()))];
  return Object.fromEntries(await Promise.all(wanted.map(read)));
}

/** The text of a file; what is no UTF-8 is a picture. */
export function contentIn(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) {
      return text.replaceAll('\r\n', '\n');
    }
  } catch {
    // It is no text.
  }
  return { content: bytes.toBase64() };
}
