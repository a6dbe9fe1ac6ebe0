import { send as request } from '../base/api.js';
import { element, link as anchor, notice as box, tried } from '../base/page.js';
import { current, end } from '../base/session.js';
import { email } from '../access/email.js';
import { keys } from '../access/keys.js';
import { passwordForm } from '../access/password.js';
import { sessions } from '../access/sessions.js';
import { field as oldField, showProblem } from './fields.js';
import { address, get, post } from '../base/api.js';
import { field, form, NAME } from '../base/form.js';
import { t } from '../base/language.js';
import { begin } from '../base/session.js';
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
  /** The name of the account that exists, although the log-in after it has failed. */
  let made = null;
  return await accountPage(visit, {
    title: t('account.register'),
    passwordKind: 'new-password',
    nameHelp: t('account.nameHelp'),
    passwordHelp: t('account.passwordHelp'),
    otherwise: (ways) =>
      h`${t('account.registered')} ${link(`#${address('/login', ways)}`, t('account.logIn'))}`,
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
  const providers = await choices(back);
  return h`<div class="narrow account-page">
    <h1 tabindex="-1">${title}</h1>
    ${reason && notice(t(`account.reason.${reason}`), 'hint')}
    ${form({ fields, action: title, send })}
    <p>${otherwise({ reason: query.get('reason'), back: query.get('back') })}</p>
    ${providers}
  </div>`;
}

/** The providers at which players log in, if the operator has set up any. */
async function choices(back) {
  const list = await get('/api/identity-providers').catch(() => []);
  return list.length > 0 && (await import('../identity/choices.js')).choices(list, back);
}

/** The last part of the player's own profile: the account, its log-ins and keys, export and deletion. */
export function ownAccount() {
  const message = element('div');
  const button = element('button', { type: 'button', click: download }, t('account.download'));
  async function download() {
    button.disabled = true;
    await tried(message, async () => {
      const response = await request('GET', '/api/me/export');
      saveAs(`arbiter-${current()?.name}.json`, await response.blob());
    });
    button.disabled = false;
  }
  return [
    element('h2', {}, t('account.title')),
    email(),
    passwordForm(),
    fetchedParts(),
    sessions(),
    keys(),
    element('p', {}, t('account.export')),
    element('p', {}, button),
    message,
    element('p', {}, anchor('#/classes', t('inClass.title')), ' – ', t('inClass.about')),
    element('p', {}, anchor('#/webhooks', t('webhooks.title')), ' – ', t('webhooks.about')),
    deletion(),
  ];
}

function fetchedParts() {
  const place = element('div', {});
  import('../identity/own.js')
    .then(({ ownParts }) => ownParts())
    .then((parts) => place.replaceChildren(...parts))
    .catch((problem) => place.replaceChildren(box(problem.message)));
  return place;
}

/** Has the browser save a file. */
export function saveAs(name, content) {
  const file = URL.createObjectURL(content);
  element('a', { href: file, download: name }).click();
  // Some browsers read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

function deletion() {
  const password = oldField('password', t('account.password'), null, {
    type: 'password',
    autocomplete: 'current-password',
  });
  const message = element('div');
  const button = element('button', {}, t('account.deleteNow'));
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      await request('DELETE', '/api/me', { body: { password: password.input.value } });
      end();
      location.hash = '/puzzles';
    } catch (problem) {
      showProblem(problem, { password }, message);
    }
    button.disabled = false;
  }
  return element(
    'details',
    {},
    element('summary', {}, t('account.delete')),
    element('p', {}, t('account.deletion')),
    element('form', { class: 'account-form', submit }, password.node, message, button),
  );
}
