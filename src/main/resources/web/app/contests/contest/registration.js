import { send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, notice } from '../../base/page.js';
import { current } from '../../base/session.js';
import { goLogIn } from '../../people/account.js';
import { contestApi } from '../addresses.js';

/** Registering for a contest, or taking it back before the start. Calls `changed` afterwards. */
export function registration({ id, state, registered, registrations }, changed) {
  const message = element('div');
  const path = contestApi(id, '/registrations');

  function action(text, kind, method) {
    const button = element('button', { type: 'button', class: kind, click }, text);
    async function click() {
      if (!current()) {
        goLogIn('needed');
        return;
      }
      button.disabled = true;
      try {
        await send(method, path);
        changed();
      } catch (problem) {
        message.replaceChildren(notice(problem.message));
        button.disabled = false;
      }
    }
    return button;
  }

  const said = registered
    ? element('p', {}, element('span', { class: 'mark' }, `✓ ${t('contests.registered')}`))
    : state === 'ENDED'
    ? null
    : element('p', {}, t(`contests.register.${state}`));
  return element(
    'section',
    { class: 'registration', 'aria-label': t('contests.registration') },
    said,
    element('p', { class: 'quiet small' }, t('contests.players', { n: registrations })),
    registered && state === 'UPCOMING'
      ? action(t('contests.withdraw'), 'quiet', 'DELETE')
      : registered || state === 'ENDED'
      ? null
      : action(t('contests.registerNow'), 'main', 'POST'),
    message,
  );
}
