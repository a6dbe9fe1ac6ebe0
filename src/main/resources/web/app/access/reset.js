import { post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice } from '../base/page.js';
import { field, showProblem } from '../people/fields.js';

/** Asks for a link with which a lost password is replaced. */
export function forgottenPage() {
  const account = field('name-or-email', t('access.nameOrEmail'), null, {
    type: 'text',
    autocomplete: 'username',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  return formPage(t('access.forgotten'), t('access.sendLink'), { account }, async () => {
    const given = account.input.value.trim();
    const body = given.includes('@') ? { email: given } : { name: given };
    const { delivery } = await post('/api/password-resets', body, { anonymous: true });
    return [notice(t(`access.sent.${delivery}`), 'hint')];
  });
}

/** Sets a new password by the link that was sent. */
export function resetPage({ parameters: [token] }) {
  const password = field('password', t('access.newPassword'), t('account.passwordHelp'), {
    type: 'password',
    autocomplete: 'new-password',
  });
  return formPage(t('access.choose'), t('access.changePassword'), { password }, async () => {
    const body = { password: password.input.value };
    await send('PUT', `/api/password-resets/${encodeURIComponent(token)}`, {
      body,
      anonymous: true,
    });
    return [
      notice(t('access.passwordChanged'), 'hint'),
      element('p', {}, link('#/login', t('account.logIn'))),
    ];
  });
}

/** A form that is replaced by what `done` gives. */
function formPage(title, action, fields, done) {
  const message = element('div', { role: 'status' });
  const button = element('button', { class: 'main' }, action);
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      form.replaceWith(element('div', { role: 'status' }, await done()));
    } catch (problem) {
      showProblem(problem, fields, message);
      button.disabled = false;
    }
  }
  const form = element(
    'form',
    { class: 'account-form', submit },
    Object.values(fields).map(({ node }) => node),
    message,
    button,
  );
  return element('div', { class: 'narrow' }, element('h1', { tabindex: '-1' }, title), form);
}
