import { begin, current, end, get, post, send } from '../base/api.js';
import { choice, field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { h, notice, time, workingButton } from '../base/view.js';
import { leaveTo } from '../identity/wish.js';
import { newPassword, presentPassword } from './mailed.js';

const DAYS = [7, 30, 90, 365];
const USUAL_DAYS = 90;
const DAY_MILLIS = 86_400_000;
const STAFF = ['author', 'admin'];

/** How the player logs in: e-mail address, password and accounts elsewhere. */
export async function accountSection({ signal, again }) {
  const [address, ways, providers] = await Promise.all([
    get('/api/me/email', signal),
    get('/api/me/identities', signal),
    get('/api/identity-providers', signal),
  ]);
  const linkable = providers.length + ways.items.length > 0;
  return h`${email(address, again)} ${passwordForm(ways.password, again)}
    ${linkable && linked(ways.items, providers, again)}`;
}

function email({ email, pending, delivery }, again) {
  async function save({ email }, node) {
    await send('PUT', '/api/me/email', { body: { email: email.trim() } });
    node.reset();
    again();
  }
  const remove = () => send('DELETE', '/api/me/email').then(again);
  const address = field('email', t('access.email'), {
    type: 'email',
    autocomplete: 'email',
    help: t('access.emailWhy'),
  });
  const more = (email || pending) && workingButton(t('access.removeEmail'), remove);
  return h`<section>
    <h2>${t('access.emailTitle')}</h2>
    <p>
      ${email ? t('access.emailIs', { email }) : t('access.noEmail')}
      ${pending && t(`access.pending.${delivery}`, { email: pending })}
    </p>
    ${form({ fields: [address], action: t('access.setEmail'), button: null, send: save, more })}
  </section>`;
}

/** Changes the password. All other log-ins end. Who logs in at a provider may have none yet. */
function passwordForm(known, again) {
  async function save(body, node) {
    const response = await send('PUT', '/api/me/password', { body });
    begin(await response.json(), current().name);
    node.reset();
    again();
    return t('access.passwordChanged');
  }
  const present = known && presentPassword('current', t('access.currentPassword'));
  const fields = [present, newPassword('new')].filter(Boolean);
  return h`<section>
    <h2>${t('access.password')}</h2>
    <p class="quiet">${t('access.passwordWhy')}</p>
    ${form({ fields, action: t('access.changePassword'), button: null, send: save })}
  </section>`;
}

/** The player's accounts at providers, and the providers where there is none yet. */
function linked(items, providers, again) {
  const linkedOne = ({ provider, name, lastUsedAt }) => {
    const title = providers.find((each) => each.name === provider)?.title ?? provider;
    const path = `/api/me/identities/${encodeURIComponent(provider)}`;
    return entry(
      name ? t('identity.accountAt', { title, name }) : title,
      h`${t('access.used')} ${time(lastUsedAt)}`,
      removal(path, t('identity.unlink'), t('identity.unlinkFrom', { title }), again),
    );
  };
  const offer = ({ name, title }) =>
    entry(
      title,
      t('identity.notLinked'),
      h`<button type="button" aria-label=${t('identity.linkWith', { title })}
        @click=${() => leaveTo(name, { link: true })}>
        ${t('identity.link')}
      </button>`,
    );
  const open = providers.filter(({ name }) => !items.some(({ provider }) => provider === name));
  return h`<section>
    <h2>${t('identity.title')}</h2>
    <p class="quiet">${t('identity.why')}</p>
    <ul class="access">${items.map(linkedOne)} ${open.map(offer)}</ul>
  </section>`;
}

/** Where the player is logged in, and the player's keys for programs. */
export async function logInsSection({ signal, again }) {
  const [sessions, keys, { roles }] = await Promise.all([
    get('/api/me/sessions', signal),
    get('/api/me/keys', signal),
    get('/api/me', signal),
  ]);
  return h`<section>
      <h2>${t('access.sessions')}</h2>
      <ul class="access">${sessions.map((one) => session(one, again))}</ul>
      ${workingButton(t('access.logOutEverywhere'), endAll)}
    </section>
    <section>
      <h2>${t('access.keys')}</h2>
      <p class="quiet">${t('access.keysWhy')}</p>
      <ul class="access">${keys.map((one) => key(one, again))}</ul>
      ${keyForm(roles, again)}
    </section>`;
}

/** A line of a list: what it is, what is known of it, and a button. */
function entry(name, about, button) {
  return h`<li><span>${name}</span><span class="quiet">${about}</span>${button}</li>`;
}

/** A button that removes what is at a path of the API. */
function removal(path, text, label, again) {
  return workingButton(text, () => send('DELETE', path).then(again), { label });
}

function session({ id, client, renewedAt, current }, again) {
  const name = client || t('access.unknownClient');
  const path = `/api/me/sessions/${id}`;
  return entry(
    name,
    current ? t('access.thisOne') : h`${t('access.used')} ${time(renewedAt)}`,
    !current && removal(path, t('access.end'), t('access.endSession', { name }), again),
  );
}

async function endAll() {
  await send('DELETE', '/api/me/sessions');
  end();
  location.hash = '/login';
}

function key({ id, name, scopes, expiresAt, lastUsedAt }, again) {
  const allowed = scopes.map((scope) => t(`access.scope.${scope}`)).join(', ');
  const used = lastUsedAt ? h`${t('access.used')} ${time(lastUsedAt)}` : t('access.neverUsed');
  const until = new Date(expiresAt) < new Date()
    ? t('access.expired')
    : h`${t('access.until')} ${time(expiresAt)}`;
  return entry(
    name,
    h`${allowed} · ${used} · ${until}`,
    removal(`/api/me/keys/${id}`, t('access.delete'), t('access.deleteKey', { name }), again),
  );
}

/** Makes a key and shows it once. */
function keyForm(roles, again) {
  const scopes = ['submit', 'read', ...STAFF.filter((role) => roles.includes(role))];
  const scopeTexts = Object.fromEntries(scopes.map((one) => [one, t(`access.scope.${one}`)]));
  const dayTexts = Object.fromEntries(DAYS.map((n) => [n, t('access.days', { n })]));
  const fields = [
    field('name', t('access.keyName'), { maxlength: 60 }),
    choice('scope', t('access.allows'), scopeTexts, 'submit'),
    choice('days', t('access.valid'), dayTexts, USUAL_DAYS),
  ];
  async function make({ name, scope, days }, node) {
    const expiresAt = new Date(Date.now() + Number(days) * DAY_MILLIS).toISOString();
    const { key } = await post('/api/me/keys', { name: name.trim(), scopes: [scope], expiresAt });
    node.reset();
    again();
    return h`${notice(t('access.shownOnce'), 'hint')}<p><code class="key">${key}</code></p>`;
  }
  return form({ fields, action: t('access.makeKey'), button: null, send: make });
}
