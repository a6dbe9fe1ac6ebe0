import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { answered } from './answered.js';

/** Shows why an admin has hidden the solution. Admins can hide a solution and show it again. */
export function hiding(path, hidden, admin) {
  const place = element('div');
  function show() {
    const why = hidden &&
      notice(t('publications.hidden', { reason: hidden }), 'hint');
    const change = admin && (hidden ? showing() : hidingForm());
    place.replaceChildren(...[why, change].filter(Boolean));
  }
  function showing() {
    const message = element('div');
    const button = element(
      'button',
      { type: 'button', class: 'quiet', click },
      t('publications.showAgain'),
    );
    async function click() {
      await answered(button, message, async () => {
        await send('DELETE', path);
        hidden = null;
        show();
      });
    }
    return element('div', {}, button, message);
  }
  function hidingForm() {
    const reason = element('input', { required: true, maxlength: '4000' });
    const message = element('div');
    const button = element('button', {}, t('publications.hideIt'));
    async function submit(event) {
      event.preventDefault();
      await answered(button, message, async () => {
        await send('PUT', path, { body: { reason: reason.value } });
        hidden = reason.value;
        show();
      });
    }
    const label = element('label', {}, t('publications.reason'), ' ', reason);
    return element(
      'details',
      {},
      element('summary', {}, t('publications.hide')),
      element('form', { class: 'publishing', submit }, label, button, message),
    );
  }
  show();
  return place;
}
