import { post, send } from '../base/api.js';
import { field, form, NAME } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice } from '../base/view.js';

/** The pages of links in mails, and the page that asks for such a link. */

/** Confirms an address by the link that was sent to it. */
export async function confirmPage({ parameters: [token] }) {
  const request = send('POST', '/api/email-confirmations', { body: { token }, anonymous: true });
  const result = await request.then(
    () => notice(t('access.confirmed'), 'hint'),
    (problem) => notice(problem.message),
  );
  return narrow(t('access.emailTitle'), result);
}

/** Asks for a link with which a lost password is replaced. */
export function forgottenPage() {
  const fields = [field('account', t('access.nameOrEmail'), NAME)];
  async function ask(given) {
    const account = given.account.trim();
    const body = account.includes('@') ? { email: account } : { name: account };
    const { delivery } = await post('/api/password-resets', body, { anonymous: true });
    return t(`access.sent.${delivery}`);
  }
  return narrow(t('access.forgotten'), form({ fields, action: t('access.sendLink'), send: ask }));
}

/** Sets a new password by the link that was sent. */
export function resetPage({ parameters: [token] }) {
  const path = `/api/password-resets/${encodeURIComponent(token)}`;
  async function change(body) {
    await send('PUT', path, { body, anonymous: true });
    return h`${notice(t('access.passwordChanged'), 'hint')}
      <p>${link('#/login', t('account.logIn'))}</p>`;
  }
  const action = t('access.changePassword');
  const fields = [newPassword('password')];
  return narrow(t('access.choose'), form({ fields, action, send: change, once: true }));
}

/** The field for a password that is chosen now. */
export function newPassword(name) {
  return field(name, t('access.newPassword'), {
    type: 'password',
    autocomplete: 'new-password',
    help: t('account.passwordHelp'),
  });
}

/** The field for the password that counts now. */
export function presentPassword(name, label) {
  return field(name, label, { type: 'password', autocomplete: 'current-password' });
}

export function narrow(title, content) {
  return h`<div class="narrow"><h1 tabindex="-1">${title}</h1>${content}</div>`;
}
