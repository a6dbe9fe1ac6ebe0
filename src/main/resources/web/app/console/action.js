import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';

/**
 * A form with one button. `send` gets the form's fields by name and may return a text that says what
 * was done; a problem is shown below the button.
 */
export function actionForm(title, fields, send, attributes = {}) {
  const message = element('div', { 'aria-live': 'polite' });
  const button = element('button', { class: attributes.main ? 'main' : '' }, title);
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    message.replaceChildren();
    try {
      const done = await send(Object.fromEntries(new FormData(form)), form);
      message.replaceChildren(...(done ? [notice(done, 'hint')] : []));
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
    }
    button.disabled = false;
  }
  const form = element('form', { class: 'action', submit }, fields, button, message);
  return form;
}

export function field(label, name, attributes = {}) {
  return element(
    'label',
    {},
    element('span', {}, label),
    element('input', { name, ...attributes }),
  );
}

/** A choice; `options` are the texts by value. */
export function choice(label, name, options, now) {
  const items = Object.entries(options).map(([value, text]) =>
    element('option', { value, selected: value === (now ?? '') }, text)
  );
  return element('label', {}, element('span', {}, label), element('select', { name }, items));
}

/** A button that sends once; afterwards it says what was done. */
export function actionButton(title, send) {
  const message = element('div', { 'aria-live': 'polite' });
  const button = element('button', { type: 'button', class: 'small', click }, title);
  async function click() {
    button.disabled = true;
    message.replaceChildren();
    try {
      const done = await send();
      button.hidden = true;
      message.replaceChildren(element('span', { class: 'mark' }, done ?? t('console.done')));
    } catch (problem) {
      button.disabled = false;
      message.replaceChildren(notice(problem.message));
    }
  }
  return element('div', {}, button, message);
}
