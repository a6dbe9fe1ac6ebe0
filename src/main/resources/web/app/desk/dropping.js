import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { chosenFiles, droppedFiles } from './bundle/dropped.js';
import { contentOf } from './bundle/content.js';

/**
 * A place where files, a folder or a zip can be dropped or chosen. Calls `take({name, zip})` for a
 * zip, `take({name, content})` for a folder, and `take({files})` where only single files are wanted.
 */
export function dropZone({ text, zips, folders, accept, take, fail, signal }) {
  const zone = element(
    'div',
    { class: 'drop-zone' },
    element('p', {}, text),
    element(
      'div',
      { class: 'buttons' },
      folders ? chooser(t('desk.drop.folder'), { webkitdirectory: true }) : null,
      zips ? chooser(t('desk.drop.zip'), { accept: '.zip,application/zip' }) : null,
      accept ? chooser(t('desk.drop.files'), { accept, multiple: true }) : null,
    ),
  );

  function chooser(label, attributes) {
    const input = element('input', {
      type: 'file',
      class: 'unseen',
      tabindex: '-1',
      'aria-label': label,
      ...attributes,
      change: async () => {
        await taken(() => chosenFiles(input.files));
        input.value = '';
      },
    });
    const button = element('button', { type: 'button', click: () => input.click() }, label);
    return element('span', {}, button, input);
  }

  async function taken(read) {
    try {
      const found = await read();
      if (accept) {
        await take({ files: found.files });
      } else if (found.zip) {
        await take(found);
      } else if (folders) {
        await take({ name: found.name, content: await contentOf(found.files) });
      } else {
        fail(notice(t('desk.drop.noZip')));
      }
    } catch (error) {
      fail(notice(error.message));
    }
  }

  const over = (event) => {
    event.preventDefault();
    zone.classList.add('over');
  };
  zone.addEventListener('dragenter', over);
  zone.addEventListener('dragover', over);
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', async (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    // The entries are gone after the event, so they are taken before anything is awaited.
    const found = droppedFiles(event.dataTransfer);
    await taken(() => found);
  });
  // A file that misses the place must not replace the page.
  for (const name of ['dragover', 'drop']) {
    addEventListener(name, (event) => event.preventDefault(), { signal });
  }
  return zone;
}
