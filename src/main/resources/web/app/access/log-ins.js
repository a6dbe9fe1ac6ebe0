import { get, post, send } from '../base/api.js';
import { choice, field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { end } from '../base/session.js';
import { h, notice, time, workingButton } from '../base/view.js';

const DAYS = [7, 30, 90, 365];
const USUAL_DAYS = 90;
const DAY_MILLIS = 86_400_000;
const STAFF = ['author', 'admin'];

/** Where the player is logged in, and the player's keys for programs. */
export async function logInsSection({ signal, again }) {
  const [sessions, keys, { roles }] = await Promise.all([
    get('/api/me/sessions', signal),
    get('/api/me/keys', signal),
    get('/api/me', signal),
  ]);
  const remove = (path) => send('DELETE', path).then(again);
  return h`<section>
      <h2>${t('access.sessions')}</h2>
      <ul class="access">${sessions.map((one) => session(one, remove))}</ul>
      ${workingButton(t('access.logOutEverywhere'), endAll)}
    </section>
    <section>
      <h2>${t('access.keys')}</h2>
      <p class="quiet">${t('access.keysWhy')}</p>
      <ul class="access">${keys.map((one) => key(one, remove))}</ul>
      ${keyForm(roles, again)}
    </section>`;
}

/** A line of a list: what it is, what is known of it, and a button. */
export function entry(name, about, button) {
  return h`<li><span>${name}</span><span class="quiet">${about}</span>${button}</li>`;
}

function session({ id, client, renewedAt, current }, remove) {
  const name = client || t('access.unknownClient');
  const label = t('access.endSession', { name });
  return entry(
    name,
    current ? t('access.thisOne') : h`${t('access.used')} ${time(renewedAt)}`,
    !current && workingButton(t('access.end'), () => remove(`/api/me/sessions/${id}`), { label }),
  );
}

async function endAll() {
  await send('DELETE', '/api/me/sessions');
  end();
  location.hash = '/login';
}

function key({ id, name, scopes, expiresAt, lastUsedAt }, remove) {
  const allowed = scopes.map((scope) => t(`access.scope.${scope}`)).join(', ');
  const used = lastUsedAt ? h`${t('access.used')} ${time(lastUsedAt)}` : t('access.neverUsed');
  const until = new Date(expiresAt) < new Date()
    ? t('access.expired')
    : h`${t('access.until')} ${time(expiresAt)}`;
  const label = t('access.deleteKey', { name });
  return entry(
    name,
    h`${allowed} · ${used} · ${until}`,
    workingButton(t('access.delete'), () => remove(`/api/me/keys/${id}`), { label }),
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
