import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { DESK, deskAddress, puzzleApi, versionApi } from '../addresses.js';
import { confirmed } from '../../base/confirming.js';
import { work as doWork } from '../tasks/working.js';

/**
 * The buttons that store the files and have them validated: `{node, save()}`. Calls `refused` with
 * the faults that the server finds, else `stored`; and `discarded` when the edits are gone.
 */
export function storing({ slug, work, refused, stored, discarded, signal }) {
  const status = element('p', { class: 'stored', role: 'status' });
  const button = (text, kind, click) =>
    element('button', { type: 'button', class: kind, click }, text);
  const saving = button(t('desk.store.save'), '', () => save());
  const validating = button(t('desk.store.validate'), 'main', validate);
  const discarding = button(t('desk.store.discard'), 'quiet', discard);
  let busy = false;

  /**
   * Stores the files as a version; whether that worked. A test whose cell cannot be read is in no file,
   * so the author corrects it first.
   */
  async function save() {
    if (!busy && work.unreadable.size > 0) {
      status.textContent = t('desk.store.unreadable');
      return false;
    }
    if (busy || !work.edits) {
      return !busy;
    }
    setBusy(true);
    status.textContent = t('desk.store.saving');
    const [body, sent] = [work.body, work.snapshot()];
    try {
      const { result: { version }, created } = await doWork('PUT', puzzleApi(slug), { body });
      work.saved(version, sent);
      status.textContent = created
        ? t('desk.store.saved', { version })
        : t('desk.store.same', { version });
      stored().catch(() => {});
      return true;
    } catch (error) {
      status.textContent = error.message;
      if (error.violations?.length > 0) {
        refused(error.violations);
      }
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function validate() {
    if (!await save()) {
      return;
    }
    setBusy(true);
    try {
      await post(versionApi(slug, work.version, '/validation'));
      if (!signal.aborted) {
        location.hash = deskAddress(slug, 'report', { version: String(work.version) });
      }
    } catch (error) {
      status.textContent = error.message;
    }
    setBusy(false);
  }

  async function discard() {
    const isSure = await confirmed({
      title: t('desk.store.discardTitle'),
      texts: [work.version === 0 ? t('desk.store.discardNew') : t('desk.store.discardText')],
      action: t('desk.store.discard'),
    });
    if (isSure) {
      if (work.version === 0) {
        work.keepEdits(null);
        location.hash = DESK;
        return;
      }
      work.discard();
      status.textContent = t('desk.store.discarded');
      discarded();
    }
  }

  function setBusy(now) {
    busy = now;
    show();
  }

  function show() {
    const isChanged = work.edits !== null;
    saving.disabled = busy || !isChanged;
    discarding.hidden = !isChanged;
    validating.disabled = busy;
    validating.textContent = isChanged ? t('desk.store.saveAndValidate') : t('desk.store.validate');
  }

  work.addEventListener('change', () => {
    show();
    if (work.edits) {
      status.textContent = work.isKept ? t('desk.store.kept') : t('desk.store.notKept');
    }
  });
  show();
  return {
    node: element('div', { class: 'buttons storing' }, validating, saving, discarding, status),
    save,
  };
}
