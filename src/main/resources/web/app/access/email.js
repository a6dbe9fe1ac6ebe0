import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { field, showProblem } from '../people/fields.js';

/** The player's e-mail address. It is read when the player opens it. */
export function email() {
  const address = field('email', t('access.email'), t('access.emailWhy'), {
    type: 'email',
    autocomplete: 'email',
  });
  const state = element('p', { class: 'quiet' });
  const message = element('div', { role: 'status' });
  const button = element('button', {}, t('access.setEmail'));
  const removal = element(
    'button',
    { type: 'button', hidden: true, click: remove },
    t('access.removeEmail'),
  );

  function show({ email, pending, delivery }) {
    state.textContent = [
      email ? t('access.emailIs', { email }) : t('access.noEmail'),
      pending && t(`access.pending.${delivery}`, { email: pending }),
    ].filter(Boolean).join(' ');
    removal.hidden = !email && !pending;
  }

  async function read() {
    await tried(async () => show(await get('/api/me/email')));
  }

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    await tried(async () => {
      const body = { email: address.input.value.trim() };
      const response = await send('PUT', '/api/me/email', { body });
      show(await response.json());
      event.target.reset();
    });
    button.disabled = false;
  }

  async function remove() {
    await tried(async () => {
      await send('DELETE', '/api/me/email');
      await read();
      address.input.focus();
    });
  }

  async function tried(action) {
    try {
      showProblem({ message: '', violations: [] }, { email: address }, message);
      await action();
    } catch (problem) {
      showProblem(problem, { email: address }, message);
    }
  }

  const node = element(
    'details',
    { toggle: () => node.open && read() },
    element('summary', {}, t('access.emailTitle')),
    state,
    element('form', { class: 'account-form', submit }, address.node, message, button, removal),
  );
  return node;
}

/** The confirmations that were sent, by token. A page that is shown again does not send it again. */
const confirmations = new Map();

/** Confirms an address by the link that was sent to it. A failure may be tried again. */
function confirmation(token) {
  if (!confirmations.has(token)) {
    const sent = send('POST', '/api/email-confirmations', { body: { token }, anonymous: true });
    confirmations.set(token, sent);
    sent.catch(() => confirmations.delete(token));
  }
  return confirmations.get(token);
}

/** The page of the link that was sent to an address. */
export async function confirmPage({ parameters: [token] }) {
  let result;
  try {
    await confirmation(token);
    result = notice(t('access.confirmed'), 'hint');
  } catch (problem) {
    result = notice(problem.message);
  }
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('access.emailTitle')),
    result,
  );
}
