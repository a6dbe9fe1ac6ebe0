import { post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { eventName, eventsFor } from './events.js';

/** The form to add a webhook; calls `added` with the new one, whose secret is shown only now. */
export function addingForm(roles, added) {
  const url = element('input', {
    id: 'hook-url',
    type: 'url',
    required: true,
    maxlength: '2000',
    placeholder: 'https://',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const events = eventsFor(roles).map((event, i) => ({
    event,
    box: element('input', { type: 'checkbox', id: `hook-event-${i}`, checked: i === 0 }),
  }));
  const secret = element('input', {
    id: 'hook-secret',
    type: 'text',
    minlength: '16',
    maxlength: '200',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'hook-secret-help',
  });
  const message = element('div');
  const button = element('button', { class: 'main' }, t('webhooks.addNow'));
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    message.replaceChildren();
    try {
      added(
        await post('/api/webhooks', {
          url: url.value.trim(),
          events: events.filter(({ box }) => box.checked).map((one) => one.event),
          secret: secret.value || null,
        }),
      );
      event.target.reset();
    } catch (problem) {
      url.setAttribute('aria-invalid', String(concerns(problem, 'url')));
      message.replaceChildren(notice(problem.message));
    }
    button.disabled = false;
  }
  return element(
    'form',
    { class: 'hook-form', submit, input: () => url.removeAttribute('aria-invalid') },
    field('hook-url', t('webhooks.url'), url),
    element(
      'fieldset',
      { class: 'field' },
      element('legend', {}, t('webhooks.events')),
      events.map(({ event, box }) =>
        element('label', { class: 'check', for: box.id }, box, ' ', eventName(event))
      ),
    ),
    field('hook-secret', t('webhooks.secret'), secret, t('webhooks.secretHelp')),
    message,
    button,
  );
}

function concerns(problem, field) {
  return (problem.violations ?? []).some((violation) => violation.field === field);
}

function field(id, label, input, help) {
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, label),
    input,
    help && element('p', { class: 'quiet', id: `${id}-help` }, help),
  );
}
