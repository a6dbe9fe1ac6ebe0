import { narrow } from '../access/mailed.js';
import { begin, current, get, post, send } from '../base/api.js';
import { field, form, NAME } from '../base/form.js';
import { addTexts, t } from '../base/language.js';
import { h, link, notice, workingButton } from '../base/view.js';
import { TEXTS } from './texts.js';
import { leaveTo, takeWish } from './wish.js';

/** The page to which the browser comes back from a provider. */
export async function identityPage({ parameters: [provider, step], signal }) {
  await addTexts(TEXTS);
  const providers = await get('/api/identity-providers', signal);
  const title = providers.find(({ name }) => name === provider)?.title ?? provider;
  const onward = current()
    ? link('#/settings/account', t('identity.toAccount'))
    : link('#/login', t('account.logIn'));
  const told = (heading, text, kind) => narrow(heading, h`${notice(text, kind)}<p>${onward}</p>`);
  if (step) {
    return told(t('identity.failed.title'), t(`identity.failed.${step}`, { title }));
  }
  const wish = takeWish();
  if (wish?.link && current()) {
    const heading = t('identity.linking', { title });
    return await send('POST', '/api/me/identities').then(
      () => told(heading, t('identity.linked', { title }), 'hint'),
      (problem) => told(heading, problem.message),
    );
  }
  const state = await send('GET', '/api/identity-log-in', { anonymous: true, signal });
  return await loggingIn(await state.json(), wish);
}

async function loggingIn({ title, player, suggestedName }, wish) {
  const back = wish?.back ?? '/';
  const finish = async (body, player) => {
    begin(await post('/api/identity-log-in', body, { anonymous: true }), player);
    location.hash = back;
  };
  if (!player) {
    return newPlayer(title, suggestedName, (name) => finish({ name }, name));
  }
  if (wish) {
    await finish({}, player);
    return narrow(t('identity.welcome', { player }), link(`#${back}`, t('identity.goOn')));
  }
  // A player who did not begin the log-in here decides whether it counts.
  const logIn = t('identity.logInAs', { player });
  const go = workingButton(logIn, () => finish({}, player), { kind: 'main' });
  return narrow(t('identity.welcome', { player }), go);
}

function newPlayer(title, suggestedName, register) {
  const name = field('name', t('account.name'), {
    ...NAME,
    value: suggestedName,
    help: t('account.nameHelp'),
  });
  const send = ({ name }) => register(name.trim());
  return narrow(
    t('identity.newPlayer'),
    h`<p>${t('identity.newPlayerWhy', { title })}</p>
      ${form({ fields: [name], action: t('account.register'), send })}
      <p>${t('identity.haveAccount', { title })} ${link('#/login', t('account.logIn'))}</p>`,
  );
}

/** The buttons that log in at the providers. */
export async function choices(providers, back) {
  await addTexts(TEXTS);
  const button = ({ name, title }) =>
    h`<button type="button" @click=${() => leaveTo(name, { back })}>
      ${t('identity.continueWith', { title })}
    </button>`;
  return h`<div class="providers"><p>${t('identity.or')}</p>${providers.map(button)}</div>`;
}
