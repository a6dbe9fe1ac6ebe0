import { parts, t } from '../base/language.js';
import { CHOICES, choose, chosen } from '../base/preferences.js';
import { h, render } from '../base/view.js';
import { titleOf } from '../puzzle/programming.js';
import { showSettings } from '../settings/settings.js';

/**
 * The editor with its heading and the buttons for its font size: `{node, code}`.
 *
 * @param file the file's name
 * @param label what the code is, for screen readers
 * @param starter the code to which a button goes back
 * @param extension of the editor for the language; none for Python
 * @param languages `{all, now, choose(language)}`, where there is a choice
 * @param verb what Ctrl-Enter does: 'submit' or 'run'
 */
export async function editor(
  { file, label, value, starter, changed, submit, verb = 'submit', run, extension, languages },
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
    language: extension,
  });
  const node = document.createElement('div');
  node.className = 'editor';
  render(
    h`${toolbar(file, languages, () => code.replaceAll(starter))} ${place} ${keys(verb)}`,
    node,
  );
  return { node, code };
}

function toolbar(file, languages, reset) {
  const change = (by) => () => {
    const { values } = CHOICES['code-size'];
    choose('code-size', values[values.indexOf(chosen('code-size')) + by] ?? chosen('code-size'));
  };
  const button = (text, label, click) =>
    h`<button type="button" class="tool" title=${label} aria-label=${label} @click=${click}>
      ${text}
    </button>`;
  return h`<div class="editor-bar">
    <span class="file">${file}</span> ${languages?.all.length > 1 && languageField(languages)}
    ${button('A−', t('editor.smaller'), change(-1))} ${button('A+', t('editor.larger'), change(1))}
    ${button('⚙', t('settings.title'), showSettings)}
    ${button(t('editor.reset'), t('editor.resetLong'), reset)}
  </div>`;
}

function languageField({ all, now, choose }) {
  const change = (event) => {
    choose(event.target.value);
    event.target.value = now;
  };
  const option = (one) => h`<option value=${one} ?selected=${one === now}>${titleOf(one)}</option>`;
  return h`<select class="tool" aria-label=${t('editor.language')} @change=${change}>
    ${all.map(option)}
  </select>`;
}

function keys(verb) {
  const key = (...names) => h`<span>${names.map((name) => h`<kbd>${name}</kbd>`)}</span>`;
  return h`<p class="keys">
    ${parts(`editor.keys.${verb}`, { keys: key('Ctrl', 'Enter') })} ·
    ${parts('editor.keys.find', { keys: key('Ctrl', 'F') })} ·
    ${parts('editor.keys.leave', { first: key('Esc'), then: key('Tab') })}
  </p>`;
}
