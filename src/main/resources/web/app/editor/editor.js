import { parts, t } from '../base/language.js';
import { element } from '../base/page.js';
import { chooseCodeSize, CODE_SIZES, codeSize } from '../base/preferences.js';
import { showSettings } from '../settings/settings.js';

/**
 * The editor with its heading and the buttons for its font size: `{node, code}`.
 *
 * @param name the file's name, without .py
 * @param label what the code is, for screen readers
 * @param verb what Ctrl-Enter does: 'submit' or 'run'
 */
export async function editor(
  { name, label, value, changed, submit, verb = 'submit', run, reset },
) {
  const { codeEditor } = await import('./codemirror.js');
  const place = element('div', { class: 'code-editor' });
  const code = codeEditor({
    node: place,
    label: t('editor.label', { what: label }),
    value,
    changed,
    submit,
    run,
  });
  const node = element('div', { class: 'editor' }, toolbar(name, reset), place, keys(verb));
  return { node, code };
}

function toolbar(name, reset) {
  const change = (by) => () => {
    const place = CODE_SIZES.indexOf(codeSize()) + by;
    chooseCodeSize(CODE_SIZES[Math.min(Math.max(place, 0), CODE_SIZES.length - 1)]);
  };
  const button = (text, label, click) =>
    element(
      'button',
      { type: 'button', class: 'tool', title: label, 'aria-label': label, click },
      text,
    );
  return element(
    'div',
    { class: 'editor-bar' },
    element('span', { class: 'file' }, `${name}.py`),
    button('A−', t('editor.smaller'), change(-1)),
    button('A+', t('editor.larger'), change(1)),
    button('⚙', t('settings.title'), showSettings),
    button(t('editor.reset'), t('editor.resetLong'), reset),
  );
}

function keys(verb) {
  const key = (...names) => element('span', {}, names.map((name) => element('kbd', {}, name)));
  const texts = [
    parts(`editor.keys.${verb}`, { keys: key('Ctrl', 'Enter') }),
    parts('editor.keys.find', { keys: key('Ctrl', 'F') }),
    parts('editor.keys.leave', { first: key('Esc'), then: key('Tab') }),
  ];
  return element(
    'p',
    { class: 'keys' },
    texts.flatMap((text, i) => (i > 0 ? [' · ', ...text] : text)),
  );
}
