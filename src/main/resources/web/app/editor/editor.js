import { parts, t } from '../base/language.js';
import { CHOICES, choose, chosen } from '../base/preferences.js';
import { h, render } from '../base/view.js';
import { showSettings } from '../settings/settings.js';

/**
 * The editor with its heading and the buttons for its font size: `{node, code}`.
 *
 * @param name the file's name, without .py
 * @param label what the code is, for screen readers
 * @param starter the code to which a button goes back
 * @param verb what Ctrl-Enter does: 'submit' or 'run'
 */
export async function editor(
  { name, label, value, starter, changed, submit, verb = 'submit', run },
) {
  const { codeEditor } = await import('./codemirror.js');
  const place = document.createElement('div');
  place.className = 'code-editor';
  const code = codeEditor({
    node: place,
    label: t('editor.label', { what: label }),
    value,
    changed,
    submit,
    run,
  });
  const node = document.createElement('div');
  node.className = 'editor';
  render(h`${toolbar(name, () => code.replaceAll(starter))} ${place} ${keys(verb)}`, node);
  return { node, code };
}

function toolbar(name, reset) {
  const change = (by) => () => {
    const { values } = CHOICES['code-size'];
    choose('code-size', values[values.indexOf(chosen('code-size')) + by] ?? chosen('code-size'));
  };
  const button = (text, label, click) =>
    h`<button type="button" class="tool" title=${label} aria-label=${label} @click=${click}>
      ${text}
    </button>`;
  return h`<div class="editor-bar">
    <span class="file">${name}.py</span>
    ${button('A−', t('editor.smaller'), change(-1))} ${button('A+', t('editor.larger'), change(1))}
    ${button('⚙', t('settings.title'), showSettings)}
    ${button(t('editor.reset'), t('editor.resetLong'), reset)}
  </div>`;
}

function keys(verb) {
  const key = (...names) => h`<span>${names.map((name) => h`<kbd>${name}</kbd>`)}</span>`;
  return h`<p class="keys">
    ${parts(`editor.keys.${verb}`, { keys: key('Ctrl', 'Enter') })} ·
    ${parts('editor.keys.find', { keys: key('Ctrl', 'F') })} ·
    ${parts('editor.keys.leave', { first: key('Esc'), then: key('Tab') })}
  </p>`;
}
