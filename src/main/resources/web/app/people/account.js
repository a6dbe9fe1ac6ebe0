import { address, begin, get, post } from '../base/api.js';
import { field, form, NAME } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice } from '../base/view.js';
import { wishToSubmit } from '../identity/wish.js';

const REASONS = ['expired', 'needed', 'submit'];

/**
 * Goes to the log-in form, which returns to this page afterwards. Pages to which a mail or a provider
 * leads stay, since they need no log-in.
 */
export function goLogIn(reason) {
  const here = location.hash.slice(1) || '/';
  if (!/^\/(login|register|forgotten|reset|confirm|identity)\b/.test(here)) {
    location.hash = address('/login', { reason, back: here });
  }
}

/** Has a visitor register. This page then submits the draft by itself; see `takeWishToSubmit`. */
export function registerToSubmit() {
  wishToSubmit();
  location.hash = address('/register', { reason: 'submit', back: location.hash.slice(1) });
}

export async function loginPage(visit) {
  return await accountPage(visit, {
    title: t('account.logIn'),
    passwordKind: 'current-password',
    otherwise: (ways) =>
      h`${t('account.newHere')} ${link(`#${address('/register', ways)}`, t('account.register'))} ·
        ${link('#/forgotten', t('access.forgotten'))}`,
    send: logIn,
  });
}

export async function registerPage(visit) {
  return await accountPage(visit, {
    title: t('account.register'),
    passwordKind: 'new-password',
    nameHelp: t('account.nameHelp'),
    passwordHelp: t('account.passwordHelp'),
    otherwise: (ways) =>
      h`${t('account.registered')} ${link(`#${address('/login', ways)}`, t('account.logIn'))}`,
    async send(account) {
      await post('/api/players', account, { anonymous: true });
      await logIn(account);
    },
  });
}

async function logIn(account) {
  begin(await post('/api/tokens', account, { anonymous: true }), account.name);
}

async function accountPage({ query, signal }, options) {
  const { title, nameHelp, passwordHelp, passwordKind, otherwise } = options;
  const back = query.get('back') ?? '/';
  const reason = REASONS.find((one) => one === query.get('reason'));
  const fields = [
    field('name', t('account.name'), { ...NAME, help: nameHelp }),
    field('password', t('account.password'), {
      type: 'password',
      autocomplete: passwordKind,
      help: passwordHelp,
    }),
  ];
  async function send({ name, password }) {
    await options.send({ name: name.trim(), password });
    if (!signal.aborted) {
      location.hash = back;
    }
  }
  // Where players log in as well, if the operator has set up any.
  const providers = await get('/api/identity-providers').catch(() => []);
  const choices = providers.length > 0 &&
    await (await import('../identity/finishing.js')).choices(providers, back);
  return h`<div class="narrow account-page">
    <h1 tabindex="-1">${title}</h1>
    ${reason && notice(t(`account.reason.${reason}`), 'hint')}
    ${form({ fields, action: title, send })}
    <p>${otherwise({ reason: query.get('reason'), back: query.get('back') })}</p>
    ${choices}
  </div>`;
}
