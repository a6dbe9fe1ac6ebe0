import { element } from '../base/page.js';
import { load, save } from '../base/storage.js';

const SIZE_KEY = 'arbiter.code-size';
const SIZES = [12, 13, 14, 15, 16, 18, 20, 24];
const USUAL_SIZE = 14;
const PHONE_SIZE = 16;

/** The editor with its heading and the buttons for its font size: `{node, code}`. */
export async function editor({ name, value, changed, submit, verb = 'submits', run, reset }) {
  const { codeEditor } = await import('./codemirror.js');
  const place = element('div', { class: 'code-editor' });
  const code = codeEditor({
    node: place,
    label: `Your ${name}. Escape, then Tab, leaves the editor.`,
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
    button('A−', 'Smaller text', change(-1)),
    button('A+', 'Larger text', change(1)),
    button('Reset', 'Reset to the starter', reset),
  );
}

function keys(verb) {
  const key = (...names) => names.map((name) => element('kbd', {}, name));
  return element(
    'p',
    { class: 'keys' },
    ...key('Ctrl', 'Enter'),
    ` ${verb} · `,
    ...key('Ctrl', 'F'),
    ' searches · ',
    ...key('Esc'),
    ' then ',
    ...key('Tab'),
    ' leaves',
  );
}
