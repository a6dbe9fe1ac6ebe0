import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { doing, h, notice, workingButton } from '../base/view.js';

/** Shows why an admin has hidden a solution or comment. Admins can hide it and show it again. */
export function hiding(path, hidden, admin, update) {
  const work = doing(update);
  const set = async (method, reason, options) => {
    await send(method, path, options);
    hidden = reason;
  };
  const showAgain = async () => {
    await set('DELETE', null);
    update();
  };
  function submit(event) {
    event.preventDefault();
    const reason = event.target.elements.reason.value;
    work.run(() => set('PUT', reason, { body: { reason } }));
  }
  const shown = () =>
    h`${notice(t('publications.hidden', { reason: hidden }), 'hint')}
      ${admin && workingButton(t('publications.showAgain'), showAgain, { kind: 'quiet' })}`;
  const form = () =>
    h`<details>
      <summary>${t('publications.hide')}</summary>
      <form class="publishing" @submit=${submit}>
        <label>${t('publications.reason')} <input name="reason" required maxlength="4000"></label>
        <button ?disabled=${work.busy}>${t('publications.hideIt')}</button>
        ${work.notice()}
      </form>
    </details>`;
  return () => hidden ? shown() : admin && form();
}
