import { t } from '../base/language.js';
import { classes, doing, h } from '../base/view.js';
import { chosenFiles, contentOf, droppedFiles } from './bundle/reading.js';
import { problemNotice } from './parts.js';

/**
 * A place where files, a folder or a zip can be dropped or chosen; what goes wrong is shown below it.
 * Calls `take({name, zip})` for a zip, `take({name, content})` for a folder, and `take({files})`
 * where only single files are wanted, whose endings are in `accept`.
 */
export function dropZone({ text, zips, folders, accept, take }, { signal, update }) {
  const taking = doing(update);
  let isOver = false;

  function chooser(label, { folder, accept, multiple }) {
    const choose = ({ currentTarget }) => currentTarget.nextElementSibling.click();
    const chosen = ({ target }) => {
      taken(chosenFiles(target.files));
      target.value = '';
    };
    return h`<span>
      <button type="button" @click=${choose}>${label}</button>
      <input type="file" class="unseen" tabindex="-1" aria-label=${label} accept=${accept}
        ?multiple=${multiple} ?webkitdirectory=${folder} @change=${chosen}>
    </span>`;
  }

  function taken(found) {
    return taking.run(async () => take(await wanted(await found)));
  }

  async function wanted({ name, zip, files }) {
    if (accept) {
      return { files: files ?? { [name]: zip } };
    }
    if (zip) {
      return { name, zip };
    }
    if (!folders) {
      throw new Error(t('desk.drop.noZip'));
    }
    return { name, content: await contentOf(files) };
  }

  const hover = (now) => (event) => {
    event.preventDefault();
    if (isOver !== now) {
      isOver = now;
      update();
    }
  };
  const [over, out] = [hover(true), hover(false)];
  const drop = (event) => {
    out(event);
    // The entries are gone after the event, so they are taken before anything is awaited.
    taken(droppedFiles(event.dataTransfer));
  };
  // A file that misses the place must not replace the page.
  for (const name of ['dragover', 'drop']) {
    addEventListener(name, (event) => event.preventDefault(), { signal });
  }
  return () =>
    h`<div class=${classes('drop-zone', isOver && 'over')}
        @dragenter=${over} @dragover=${over} @dragleave=${out} @drop=${drop}>
        <p>${text}</p>
        <div class="buttons">
          ${folders && chooser(t('desk.drop.folder'), { folder: true })}
          ${zips && chooser(t('desk.drop.zip'), { accept: '.zip,application/zip' })}
          ${accept && chooser(t('desk.drop.files'), { accept, multiple: true })}
        </div>
      </div>
      <div aria-live="polite">
        ${taking.busy && h`<p>${t('desk.drop.taking')}</p>`} ${problemNotice(taking.problem)}
      </div>`;
}
