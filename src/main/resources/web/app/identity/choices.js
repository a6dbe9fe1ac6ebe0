import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { ready } from './texts.js';
import { leaveToLogIn } from './wish.js';

/** The buttons that log in at the providers. */
export async function choices(providers, back) {
  await ready();
  return element(
    'div',
    { class: 'providers' },
    element('p', {}, t('identity.or')),
    providers.map(({ name, title }) =>
      element(
        'button',
        { type: 'button', click: () => leaveToLogIn(name, back) },
        t('identity.continueWith', { title }),
      )
    ),
  );
}
