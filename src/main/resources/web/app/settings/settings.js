import { showDialog } from '../base/dialog.js';
import { t } from '../base/language.js';
import { CHOICES, choose, chosen } from '../base/preferences.js';
import { current } from '../base/api.js';
import { h, link } from '../base/view.js';

/** Shows the settings. A change counts at once, and stays in this browser. */
export function showSettings() {
  const account = current() && h`<p>${link('#/settings', t('settings.account'))}</p>`;
  return showDialog({ title: t('settings.title'), content: h`${lookChoices()} ${account}` });
}

/** How the page looks in this browser. */
export function lookChoices() {
  const wrapName = (one) => t(`settings.wrapped.${one}`);
  return h`${choice('scheme', t('settings.scheme'), (one) => t(`settings.${one}`))}
    ${choice('code-size', t('settings.codeSize'), (size) => t('settings.pixels', { size }))}
    ${choice('wrap', t('settings.wrap'), wrapName)}
    <p class="quiet small">${t('settings.kept')}</p>`;
}

function choice(name, label, textOf) {
  const option = (value) =>
    h`<option value=${value} ?selected=${value === chosen(name)}>${textOf(value)}</option>`;
  return h`<label class="setting">
    <span>${label}</span>
    <select @change=${({ target }) => choose(name, target.value)}>
      ${CHOICES[name].values.map(option)}
    </select>
  </label>`;
}
