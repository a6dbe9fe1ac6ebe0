import { post } from '../../base/api.js';
import { confirmed } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { doing, h } from '../../base/view.js';
import { DESK, deskAddress, puzzleApi, versionApi } from '../addresses.js';
import { work as doWork } from '../tasks/tasks.js';

/**
 * The buttons that store the files and have them validated: `{draw(), save()}`. Calls `refused` with
 * the faults that the server finds, else `stored`; and `discarded` when the edits are gone.
 */
export function storing({ slug, work, refused, stored, discarded }, { signal, update }) {
  const action = doing(update);
  let said = '';

  function say(text) {
    said = text;
    action.problem = null;
    update();
  }

  /**
   * Stores the files as a version; whether that worked. A test whose cell cannot be read is in no file,
   * so the author corrects it first.
   */
  async function save() {
    if (!action.busy && work.unreadable.size > 0) {
      say(t('desk.store.unreadable'));
      return false;
    }
    if (action.busy || !work.edits) {
      return !action.busy;
    }
    say(t('desk.store.saving'));
    const isStored = await action.run(async () => {
      const [body, sent] = [work.body, work.snapshot()];
      const { result: { version }, created } = await doWork('PUT', puzzleApi(slug), { body });
      work.saved(version, sent);
      say(created ? t('desk.store.saved', { version }) : t('desk.store.same', { version }));
    });
    if (isStored) {
      stored();
    } else if (action.problem.violations?.length > 0) {
      refused(action.problem.violations);
    }
    return isStored;
  }

  async function validate() {
    if (await save()) {
      await action.run(async () => {
        const { version } = work;
        await post(versionApi(slug, version, '/validation'));
        if (!signal.aborted) {
          location.hash = deskAddress(slug, 'report', { version });
        }
      });
    }
  }

  async function discard() {
    const isNew = work.version === 0;
    const isSure = await confirmed({
      title: t('desk.store.discardTitle'),
      texts: [isNew ? t('desk.store.discardNew') : t('desk.store.discardText')],
      action: t('desk.store.discard'),
    });
    if (isSure && isNew) {
      work.keepEdits(null);
      location.hash = DESK;
    } else if (isSure) {
      work.discard();
      say(t('desk.store.discarded'));
      discarded();
    }
  }

  work.addEventListener('change', () => {
    if (work.edits) {
      say(work.isKept ? t('desk.store.kept') : t('desk.store.notKept'));
    }
  });
  function draw() {
    const isChanged = work.edits !== null;
    return h`<div class="buttons storing">
      <button type="button" class="main" ?disabled=${action.busy} @click=${validate}>
        ${isChanged ? t('desk.store.saveAndValidate') : t('desk.store.validate')}
      </button>
      <button type="button" ?disabled=${action.busy || !isChanged} @click=${save}>
        ${t('desk.store.save')}
      </button>
      <button type="button" class="quiet" ?hidden=${!isChanged} @click=${discard}>
        ${t('desk.store.discard')}
      </button>
      <p class="stored" role="status">${action.problem?.message ?? said}</p>
    </div>`;
  }
  return { draw, save };
}
