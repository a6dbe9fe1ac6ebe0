import { t } from '../base/language.js';
import { showDialog } from '../base/dialog.js';
import {
  chooseCodeSize,
  chooseScheme,
  CODE_SIZES,
  codeSize,
  scheme,
  SCHEMES,
} from '../base/preferences.js';
import { h } from '../base/view.js';

/** Shows the settings. A change counts at once, and stays in this browser. */
export function showSettings() {
  const pixels = (size) => t('settings.pixels', { size });
  return showDialog({
    title: t('settings.title'),
    content: h`
      ${
      choice(t('settings.scheme'), SCHEMES, scheme(), (one) => t(`settings.${one}`), chooseScheme)
    }
      ${choice(t('settings.codeSize'), CODE_SIZES, codeSize(), pixels, chooseCodeSize)}
      <p class="quiet small">${t('settings.kept')}</p>`,
  });
}

function choice(label, values, now, textOf, choose) {
  const option = (value) =>
    h`<option value=${value} ?selected=${value === now}>${textOf(value)}</option>`;
  return h`<label class="setting">
    <span>${label}</span>
    <select @change=${({ target }) => choose(target.value)}>${values.map(option)}</select>
  </label>`;
}
