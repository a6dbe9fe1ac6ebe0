import { post } from '../../base/api.js';
import { confirmed } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { h, workingButton } from '../../base/view.js';
import { DESK, deskAddress, puzzleApi, versionApi } from '../addresses.js';
import { work as doWork } from '../tasks/tasks.js';

/**
 * The buttons that store the files and have them validated: a function that draws them. Calls `stored`
 * after files were stored, and `discarded` when the edits are gone.
 */
export function storing({ slug, work, stored, discarded }, signal) {
  let said = '';

  async function save() {
    const [body, files] = [work.body, new Map(work.files)];
    const { result: { version }, created } = await doWork('PUT', puzzleApi(slug), { body });
    said = created ? t('desk.store.saved', { version }) : t('desk.store.same', { version });
    work.saved(version, files);
    await stored();
  }

  async function validate() {
    if (work.edits) {
      await save();
    }
    const { version } = work;
    await post(versionApi(slug, version, '/validation'));
    if (!signal.aborted) {
      location.hash = deskAddress(slug, 'report', { version });
    }
  }

  async function discard() {
    const isNew = work.version === 0;
    const isSure = await confirmed({
      title: t('desk.store.discardTitle'),
      texts: [isNew ? t('desk.store.discardNew') : t('desk.store.discardText')],
      action: t('desk.store.discard'),
    });
    if (isSure) {
      said = t('desk.store.discarded');
      work.discard();
      if (isNew) {
        location.hash = DESK;
      } else {
        discarded();
      }
    }
  }

  return () => {
    const kept = work.isKept ? t('desk.store.kept') : t('desk.store.notKept');
    const validation = work.edits ? t('desk.store.saveAndValidate') : t('desk.store.validate');
    return h`<div class="buttons storing">
      ${workingButton(validation, validate, { kind: 'main' })}
      ${workingButton(t('desk.store.save'), save, { kind: 'save' })}
      ${work.edits && workingButton(t('desk.store.discard'), discard, { kind: 'quiet' })}
      <p class="stored" role="status">${work.edits ? kept : said}</p>
    </div>`;
  };
}
