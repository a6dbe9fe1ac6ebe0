import { get, post, send } from '../base/api.js';
import { field, form, NAME } from '../base/form.js';
import { addTexts, t } from '../base/language.js';
import { begin, current } from '../base/session.js';
import { h, link, notice, workingButton } from '../base/view.js';
import { TEXTS } from './texts.js';
import { leaveToLogIn, takeWish } from './wish.js';

const STEPS = ['discovery', 'state', 'consent', 'code', 'token'];
const ACCOUNT = '#/settings/account';

/** The page to which the browser comes back from a provider. */
export async function identityPage({ parameters: [provider, step], signal }) {
  await addTexts(TEXTS);
  const providers = await get('/api/identity-providers', signal);
  const title = providers.find(({ name }) => name === provider)?.title ?? provider;
  if (step) {
    return failed(title, step);
  }
  const wish = takeWish();
  if (wish?.link && current()) {
    return await linked(title);
  }
  const state = await send('GET', '/api/identity-log-in', { anonymous: true, signal });
  return await loggingIn(await state.json(), wish);
}

function failed(title, step) {
  const known = STEPS.includes(step) ? step : 'code';
  const onward = current()
    ? link(ACCOUNT, t('identity.toAccount'))
    : link('#/login', t('account.logIn'));
  const problem = notice(t(`identity.failed.${known}`, { title }));
  return frame(t('identity.failed.title'), h`${problem}<p>${onward}</p>`);
}

async function linked(title) {
  const result = await send('POST', '/api/me/identities').then(
    () => notice(t('identity.linked', { title }), 'hint'),
    (problem) => notice(problem.message),
  );
  const onward = link(ACCOUNT, t('identity.toAccount'));
  return frame(t('identity.linking', { title }), h`${result}<p>${onward}</p>`);
}

async function loggingIn({ title, player, suggestedName }, wish) {
  const back = wish?.back ?? '/';
  if (!player) {
    return newPlayer(title, suggestedName, back);
  }
  if (!wish) {
    return asking(player);
  }
  await finish({}, player, back);
  return frame(t('identity.welcome', { player }), link(`#${back}`, t('identity.goOn')));
}

async function finish(body, player, back) {
  begin(await post('/api/identity-log-in', body, { anonymous: true }), player);
  location.hash = back;
}

/** A player who did not begin the log-in here decides whether it counts. */
function asking(player) {
  const logIn = t('identity.logInAs', { player });
  const go = workingButton(logIn, () => finish({}, player, '/'), { kind: 'main' });
  return frame(t('identity.welcome', { player }), go);
}

function newPlayer(title, suggestedName, back) {
  const name = field('name', t('account.name'), {
    ...NAME,
    value: suggestedName,
    help: t('account.nameHelp'),
  });
  async function register(given) {
    const chosen = given.name.trim();
    await finish({ name: chosen }, chosen, back);
  }
  return frame(
    t('identity.newPlayer'),
    h`<p>${t('identity.newPlayerWhy', { title })}</p>
      ${form({ fields: [name], action: t('account.register'), send: register })}
      <p>${t('identity.haveAccount', { title })} ${link('#/login', t('account.logIn'))}</p>`,
  );
}

function frame(title, content) {
  return h`<div class="narrow"><h1 tabindex="-1">${title}</h1>${content}</div>`;
}

/** The buttons that log in at the providers. */
export async function choices(providers, back) {
  await addTexts(TEXTS);
  const button = ({ name, title }) =>
    h`<button type="button" @click=${() => leaveToLogIn(name, back)}>
      ${t('identity.continueWith', { title })}
    </button>`;
  return h`<div class="providers"><p>${t('identity.or')}</p>${providers.map(button)}</div>`;
}
