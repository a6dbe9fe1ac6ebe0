import { confirmed, showDialog, yesOrNo } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { h } from '../../base/view.js';
import { pathFault, suggestions } from '../bundle/paths.js';
import { contentOf } from '../bundle/reading.js';
import { JSON_TESTS } from '../tests/tests-file.js';

/** What an author does to whole files. */

/** Gives the path of the new file; null if the author cancels. */
export async function addFile(work) {
  const path = await askPath(work.paths);
  if (path) {
    work.set(path, startOf(path));
  }
  return path;
}

/** Gives the path afterwards. */
export async function renameFile(work, old) {
  const path = await askPath(work.paths, old) ?? old;
  if (path !== old) {
    work.rename(old, path);
  }
  return path;
}

/** Whether the file was removed. */
export async function removeFile(work, path) {
  const isSure = await confirmed({
    title: t('desk.files.removeTitle', { path }),
    texts: [t('desk.files.removeText')],
    action: t('desk.files.remove'),
  });
  if (isSure) {
    work.remove(path);
  }
  return isSure;
}

/** Dropped files join the puzzle. */
export async function addDropped(work, files) {
  const placed = Object.entries(files).map(([name, file]) => [placeOf(name), file]);
  const content = await contentOf(Object.fromEntries(placed));
  Object.entries(content.files).forEach(([name, text]) => work.set(name, text));
  Object.entries(content.binary).forEach(([name, base64]) => work.addPicture(name, base64));
}

/** What a new file begins with. */
function startOf(path) {
  return path.startsWith('solutions/') ? '# expect: ACCEPTED\n' : path === JSON_TESTS ? '{}\n' : '';
}

/** Pictures go to their folder. */
function placeOf(path) {
  return /\.(png|jpe?g|gif|webp|svg)$/i.test(path) && !path.includes('/') ? `media/${path}` : path;
}

/** Asks for the path of a new file, or for another path of a file; null if the author cancels. */
async function askPath(known, old) {
  let path = old ?? '';
  let fault = null;
  let draw;
  const option = (value) => h`<option value=${value}></option>`;
  const content = (again) => {
    draw = again;
    return h`<label>
        ${t('desk.files.path')}
        <input
          name="path"
          value=${old}
          list="known-paths"
          autocomplete="off"
          spellcheck="false"
          required
          @input=${({ target }) => (path = target.value)}
        >
      </label>
      <datalist id="known-paths">${suggestions(known).map(option)}</datalist>
      <p class="field-problem" role="alert">${fault && t(`desk.files.pathFault.${fault}`)}</p>`;
  };
  const submit = (event) => {
    fault = event.submitter?.value === 'yes' ? pathFault(path.trim(), known) : null;
    if (fault) {
      event.preventDefault();
      draw();
    }
  };
  const title = old ? t('desk.files.renameTitle', { path: old }) : t('desk.files.addTitle');
  const buttons = yesOrNo(old ? t('desk.files.rename') : t('desk.files.add'));
  return await showDialog({ title, content, buttons, submit }) === 'yes' ? path.trim() : null;
}
