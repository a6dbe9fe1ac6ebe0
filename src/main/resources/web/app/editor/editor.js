import { parts, t } from '../base/language.js';
import { element } from '../base/page.js';
import { load, save } from '../base/storage.js';

const SIZE_KEY = 'arbiter.code-size';
const SIZES = [12, 13, 14, 15, 16, 18, 20, 24];
const USUAL_SIZE = 14;
const PHONE_SIZE = 16;

/**
 * The editor with its heading and the buttons for its font size: `{node, code}`.
 *
 * @param name the file's name, without .py
 * @param label what the code is, for screen readers
 * @param verb what Ctrl-Enter does: 'submit' or 'run'
 */
export async function editor({ name, label, value, changed, submit, verb = 'submit', run, reset }) {
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
  const node = element('div', { class: 'editor' }, toolbar(name, reset, place), place, keys(verb));
  return { node, code };
}

function toolbar(name, reset, place) {
  let size = Number(load(SIZE_KEY)) ||
    (matchMedia('(max-width: 40rem)').matches ? PHONE_SIZE : USUAL_SIZE);
  const show = () => place.style.setProperty('--code-size', `${size}px`);
  const change = (by) => () => {
    const place = SIZES.findIndex((one) => one >= size);
    size = SIZES[Math.min(Math.max(place + by, 0), SIZES.length - 1)];
    save(SIZE_KEY, String(size));
    show();
  };
  show();
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
