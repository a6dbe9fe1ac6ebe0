import { get, post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice } from '../base/page.js';
import { begin, current } from '../base/session.js';
import { field, showProblem } from '../people/fields.js';
import { playerAddress } from '../people/players.js';
import { ready } from './texts.js';
import { takeWish } from './wish.js';

const STEPS = ['discovery', 'state', 'consent', 'code', 'token'];

/** The page to which the browser comes back from a provider. */
export async function identityPage({ parameters: [provider, step], signal }) {
  await ready();
  const providers = await get('/api/identity-providers', signal);
  const title = providers.find(({ name }) => name === provider)?.title ?? provider;
  if (step) {
    return failed(title, step);
  }
  const wish = takeWish();
  if (wish?.link && current()) {
    return await linked(title);
  }
  const state = (await send('GET', '/api/identity-log-in', { anonymous: true, signal })).json();
  return await loggingIn(await state, wish);
}

function failed(title, step) {
  const known = STEPS.includes(step) ? step : 'code';
  return frame(
    t('identity.failed.title'),
    notice(t(`identity.failed.${known}`, { title })),
    element(
      'p',
      {},
      current()
        ? link(playerAddress(current().name), t('identity.toAccount'))
        : link('#/login', t('account.logIn')),
    ),
  );
}

async function linked(title) {
  let result;
  try {
    await send('POST', '/api/me/identities');
    result = notice(t('identity.linked', { title }), 'hint');
  } catch (problem) {
    result = notice(problem.message);
  }
  const account = link(playerAddress(current().name), t('identity.toAccount'));
  return frame(t('identity.linking', { title }), result, element('p', {}, account));
}

async function loggingIn({ title, player, suggestedName }, wish) {
  const back = wish?.back ?? '/';
  if (!player) {
    return newPlayer(title, suggestedName, back);
  }
  if (!wish) {
    return asking(player);
  }
  begin(await finish({}), player);
  location.hash = back;
  return frame(t('identity.welcome', { player }), link(`#${back}`, t('identity.goOn')));
}

/** A player who did not begin the log-in here decides whether it counts. */
function asking(player) {
  const message = element('div', { role: 'status' });
  async function go() {
    try {
      begin(await finish({}), player);
      location.hash = '/';
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
    }
  }
  return frame(
    t('identity.welcome', { player }),
    message,
    element(
      'button',
      { type: 'button', class: 'main', click: go },
      t('identity.logInAs', { player }),
    ),
  );
}

function finish(body) {
  return post('/api/identity-log-in', body, { anonymous: true });
}

function newPlayer(title, suggestedName, back) {
  const name = field('name', t('account.name'), t('account.nameHelp'), {
    type: 'text',
    autocomplete: 'username',
    autocapitalize: 'off',
    spellcheck: 'false',
    value: suggestedName ?? '',
  });
  const message = element('div', { role: 'status' });
  const button = element('button', { class: 'main' }, t('account.register'));
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      const chosen = name.input.value.trim();
      begin(await finish({ name: chosen }), chosen);
      location.hash = back;
    } catch (problem) {
      showProblem(problem, { name }, message);
    }
    button.disabled = false;
  }
  return frame(
    t('identity.newPlayer'),
    element('p', {}, t('identity.newPlayerWhy', { title })),
    element('form', { class: 'account-form', submit }, name.node, message, button),
    element(
      'p',
      {},
      t('identity.haveAccount', { title }),
      ' ',
      link('#/login', t('account.logIn')),
    ),
  );
}

function frame(title, ...content) {
  return element('div', { class: 'narrow' }, element('h1', { tabindex: '-1' }, title), content);
}
