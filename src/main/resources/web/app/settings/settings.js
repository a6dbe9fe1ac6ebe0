import { showDialog } from '../base/dialog.js';
import { t } from '../base/language.js';
import {
  chooseCodeSize,
  chooseScheme,
  chooseWrap,
  CODE_SIZES,
  codeSize,
  scheme,
  SCHEMES,
  wrap,
  WRAPS,
} from '../base/preferences.js';
import { current } from '../base/session.js';
import { h, link } from '../base/view.js';

/** Shows the settings. A change counts at once, and stays in this browser. */
export function showSettings() {
  const account = current() && h`<p>${link('#/settings', t('settings.account'))}</p>`;
  return showDialog({ title: t('settings.title'), content: h`${lookChoices()} ${account}` });
}

/** How the page looks in this browser. */
export function lookChoices() {
  const schemeName = (one) => t(`settings.${one}`);
  const pixels = (size) => t('settings.pixels', { size });
  const wrapName = (one) => t(`settings.wrapped.${one}`);
  return h`${choice(t('settings.scheme'), SCHEMES, scheme(), schemeName, chooseScheme)}
    ${choice(t('settings.codeSize'), CODE_SIZES, codeSize(), pixels, chooseCodeSize)}
    ${choice(t('settings.wrap'), WRAPS, wrap(), wrapName, chooseWrap)}
    <p class="quiet small">${t('settings.kept')}</p>`;
}

function choice(label, values, now, textOf, choose) {
  const option = (value) =>
    h`<option value=${value} ?selected=${value === now}>${textOf(value)}</option>`;
  return h`<label class="setting">
    <span>${label}</span>
    <select @change=${({ target }) => choose(target.value)}>${values.map(option)}</select>
  </label>`;
}
