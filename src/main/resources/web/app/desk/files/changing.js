import { t } from '../../base/language.js';
import { contentOf } from '../bundle/content.js';
import { confirmed } from '../../base/confirming.js';
import { JSON_TESTS } from '../tests/tests-file.js';
import { askPath } from './file-dialog.js';

/**
 * What an author does to whole files: `{add, rename, remove, take}`.
 *
 * @param path gives the path of the file that is shown
 * @param open shows a file; `reopen` shows the same file again, `openFirst` the first one
 */
export function changing({ work, path, open, reopen, openFirst }) {
  return {
    async add() {
      const name = await askPath(work.paths);
      if (name) {
        work.set(name, startOf(name));
        await open(name);
      }
    },

    async rename() {
      const old = path();
      const name = await askPath(work.paths, old);
      if (name && name !== old) {
        work.rename(old, name);
        await open(name);
      }
    },

    async remove() {
      const isSure = await confirmed({
        title: t('desk.files.removeTitle', { path: path() }),
        texts: [t('desk.files.removeText')],
        action: t('desk.files.remove'),
      });
      if (isSure) {
        work.remove(path());
        await openFirst();
      }
    },

    /** Dropped files join the puzzle. */
    async take({ files }) {
      const placed = Object.entries(files).map(([name, file]) => [placeOf(name), file]);
      const content = await contentOf(Object.fromEntries(placed));
      Object.entries(content.files).forEach(([name, text]) => work.set(name, text));
      Object.entries(content.binary).forEach(([name, base64]) => work.addPicture(name, base64));
      await reopen();
    },
  };
}

/** What a new file begins with. */
function startOf(path) {
  return path.startsWith('solutions/') ? '# expect: ACCEPTED\n' : path === JSON_TESTS ? '{}\n' : '';
}

/** Pictures go to their folder. */
function placeOf(path) {
  return /\.(png|jpe?g|gif|webp|svg)$/i.test(path) && !path.includes('/') ? `media/${path}` : path;
}
