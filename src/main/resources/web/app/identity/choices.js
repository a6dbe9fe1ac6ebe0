import { addTexts, t } from '../base/language.js';
import { h } from '../base/view.js';
import { TEXTS } from './texts.js';
import { leaveToLogIn } from './wish.js';

/** The buttons that log in at the providers. */
export async function choices(providers, back) {
  await addTexts(TEXTS);
  const button = ({ name, title }) =>
    h`<button type="button" @click=${() => leaveToLogIn(name, back)}>
      ${t('identity.continueWith', { title })}
    </button>`;
  return h`<div class="providers"><p>${t('identity.or')}</p>${providers.map(button)}</div>`;
}
