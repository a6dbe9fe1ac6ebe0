import { t } from '../base/language.js';
import { element } from '../base/page.js';
import {
  chooseCodeSize,
  chooseScheme,
  CODE_SIZES,
  codeSize,
  scheme,
  SCHEMES,
} from '../base/preferences.js';

/** Shows the settings. A change counts at once, and stays in this browser. */
export function showSettings() {
  const dialog = settingsDialog();
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function settingsDialog() {
  return element(
    'dialog',
    { class: 'help', 'aria-labelledby': 'settings-title' },
    element('h2', { id: 'settings-title' }, t('settings.title')),
    choice(t('settings.scheme'), SCHEMES, scheme(), (one) => t(`settings.${one}`), chooseScheme),
    choice(
      t('settings.codeSize'),
      CODE_SIZES,
      codeSize(),
      (size) => t('settings.pixels', { size }),
      chooseCodeSize,
    ),
    element('p', { class: 'quiet small' }, t('settings.kept')),
    element('form', { method: 'dialog' }, element('button', { class: 'main' }, t('frame.close'))),
  );
}

function choice(label, values, now, textOf, choose) {
  const options = values.map((value) =>
    element('option', { value, selected: value === now }, textOf(value))
  );
  const select = element('select', { change: () => choose(select.value) }, options);
  return element('label', { class: 'setting' }, element('span', {}, label), select);
}
