import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { begin, current } from '../base/session.js';
import { field, showProblem } from '../people/fields.js';

/** Changes the password. All other log-ins end. Who logs in at a provider may have none yet. */
export function passwordForm() {
  const fields = {
    current: field('current', t('access.currentPassword'), null, {
      type: 'password',
      autocomplete: 'current-password',
    }),
    new: field('new', t('access.newPassword'), t('account.passwordHelp'), {
      type: 'password',
      autocomplete: 'new-password',
    }),
  };
  const message = element('div', { role: 'status' });
  const button = element('button', {}, t('access.changePassword'));
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      const body = { new: fields.new.input.value };
      if (fields.current.input.required) {
        body.current = fields.current.input.value;
      }
      const response = await send('PUT', '/api/me/password', { body });
      begin(await response.json(), current().name);
      event.target.reset();
      askForCurrent(true);
      showProblem({ message: '', violations: [] }, fields, message);
      message.replaceChildren(notice(t('access.passwordChanged'), 'hint'));
    } catch (problem) {
      showProblem(problem, fields, message);
    }
    button.disabled = false;
  }
  function askForCurrent(known) {
    fields.current.input.required = known;
    fields.current.node.hidden = !known;
  }

  async function read() {
    const ways = await get('/api/me/identities').catch(() => ({ password: true }));
    askForCurrent(ways.password);
  }

  const node = element(
    'details',
    { toggle: () => node.open && read() },
    element('summary', {}, t('access.password')),
    element('p', {}, t('access.passwordWhy')),
    element(
      'form',
      { class: 'account-form', submit },
      fields.current.node,
      fields.new.node,
      message,
      button,
    ),
  );
  return node;
}
