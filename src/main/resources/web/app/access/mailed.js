import { post, send } from '../base/api.js';
import { field, form, NAME } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice } from '../base/view.js';

/** The pages of links in mails, and the page that asks for such a link. */

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

export async function confirmPage({ parameters: [token] }) {
  const result = await confirmation(token).then(
    () => notice(t('access.confirmed'), 'hint'),
    (problem) => notice(problem.message),
  );
  return narrow(t('access.emailTitle'), result);
}

/** Asks for a link with which a lost password is replaced. */
export function forgottenPage({ update }) {
  const fields = [field('account', t('access.nameOrEmail'), NAME)];
  return formPage(t('access.forgotten'), t('access.sendLink'), fields, update, async (given) => {
    const account = given.account.trim();
    const body = account.includes('@') ? { email: account } : { name: account };
    const { delivery } = await post('/api/password-resets', body, { anonymous: true });
    return notice(t(`access.sent.${delivery}`), 'hint');
  });
}

/** Sets a new password by the link that was sent. */
export function resetPage({ parameters: [token], update }) {
  const fields = [newPassword('password')];
  const path = `/api/password-resets/${encodeURIComponent(token)}`;
  return formPage(t('access.choose'), t('access.changePassword'), fields, update, async (body) => {
    await send('PUT', path, { body, anonymous: true });
    return h`${notice(t('access.passwordChanged'), 'hint')}
      <p>${link('#/login', t('account.logIn'))}</p>`;
  });
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

/** A form that is replaced by what `done` gives. */
function formPage(title, action, fields, update, done) {
  let result = null;
  const send = async (given) => {
    result = await done(given);
    update();
  };
  return () =>
    narrow(title, result ? h`<div role="status">${result}</div>` : form({ fields, action, send }));
}

function narrow(title, content) {
  return h`<div class="narrow"><h1 tabindex="-1">${title}</h1>${content}</div>`;
}
