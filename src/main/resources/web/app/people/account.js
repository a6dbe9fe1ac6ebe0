import { address, get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { drawn, element, link, notice } from '../base/page.js';
import { begin } from '../base/session.js';
import { field, showProblem } from './fields.js';

const REASONS = ['expired', 'needed'];

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

export function loginPage({ query, signal }) {
  const reason = query.get('reason');
  return accountPage({
    title: t('account.logIn'),
    query,
    signal,
    lead: REASONS.includes(reason) ? notice(t(`account.reason.${reason}`), 'hint') : null,
    passwordKind: 'current-password',
    otherwise: [
      t('account.newHere'),
      ' ',
      link(`#${address('/register', { back: query.get('back') })}`, t('account.register')),
      ' · ',
      link('#/forgotten', t('access.forgotten')),
    ],
    send: logIn,
  });
}

export function registerPage({ query, signal }) {
  /** The name of the account that exists, although the log-in after it has failed. */
  let made = null;
  return accountPage({
    title: t('account.register'),
    query,
    signal,
    passwordKind: 'new-password',
    nameHelp: t('account.nameHelp'),
    passwordHelp: t('account.passwordHelp'),
    otherwise: [
      t('account.registered'),
      ' ',
      link(`#${address('/login', { back: query.get('back') })}`, t('account.logIn')),
    ],
    async send(account) {
      if (account.name !== made) {
        await post('/api/players', account, { anonymous: true });
        made = account.name;
      }
      await logIn(account);
    },
  });
}

async function logIn(account) {
  begin(await post('/api/tokens', account, { anonymous: true }), account.name);
}

function accountPage(
  { title, query, signal, lead, nameHelp, passwordHelp, passwordKind, otherwise, send },
) {
  const fields = {
    name: field('name', t('account.name'), nameHelp, {
      type: 'text',
      autocomplete: 'username',
      autocapitalize: 'off',
      spellcheck: 'false',
    }),
    password: field('password', t('account.password'), passwordHelp, {
      type: 'password',
      autocomplete: passwordKind,
    }),
  };
  const message = element('div');
  const button = element('button', { class: 'main' }, title);
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    showProblem({ message: '', violations: [] }, fields, message);
    try {
      await send({ name: fields.name.input.value.trim(), password: fields.password.input.value });
      if (!signal.aborted) {
        location.hash = query.get('back') ?? '/';
      }
    } catch (problem) {
      showProblem(problem, fields, message);
    }
    button.disabled = false;
  }
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, title),
    lead,
    element(
      'form',
      { class: 'account-form', submit },
      fields.name.node,
      fields.password.node,
      message,
      button,
    ),
    element('p', {}, otherwise),
    providers(query.get('back') ?? '/'),
  );
}

/** Filled if the operator has set up providers at which players log in. */
function providers(back) {
  const place = element('div', {});
  get('/api/identity-providers').then(async (list) => {
    if (list.length > 0) {
      const { choices } = await import('../identity/choices.js');
      place.replaceChildren(drawn(await choices(list, back)));
    }
  }).catch(() => {});
  return place;
}
