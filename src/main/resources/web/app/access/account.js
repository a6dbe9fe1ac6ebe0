import { get, send } from '../base/api.js';
import { field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { begin, current } from '../base/session.js';
import { h, time, workingButton } from '../base/view.js';
import { leaveToLink } from '../identity/wish.js';
import { entry } from './log-ins.js';
import { newPassword, presentPassword } from './mailed.js';

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
  const action = t('access.setEmail');
  const saving = { fields: [address], action, button: null, send: save, more };
  return h`<section>
    <h2>${t('access.emailTitle')}</h2>
    <p>
      ${email ? t('access.emailIs', { email }) : t('access.noEmail')}
      ${pending && t(`access.pending.${delivery}`, { email: pending })}
    </p>
    ${form(saving)}
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
  const unlink = (provider) =>
    send('DELETE', `/api/me/identities/${encodeURIComponent(provider)}`).then(again);
  const linkedOne = ({ provider, name, lastUsedAt }) => {
    const title = providers.find((each) => each.name === provider)?.title ?? provider;
    const label = t('identity.unlinkFrom', { title });
    return entry(
      name ? t('identity.accountAt', { title, name }) : title,
      h`${t('access.used')} ${time(lastUsedAt)}`,
      workingButton(t('identity.unlink'), () => unlink(provider), { label }),
    );
  };
  const offer = ({ name, title }) => {
    const label = t('identity.linkWith', { title });
    const button = h`<button type="button" aria-label=${label} @click=${() => leaveToLink(name)}>
      ${t('identity.link')}
    </button>`;
    return entry(title, t('identity.notLinked'), button);
  };
  const open = providers.filter(({ name }) => !items.some(({ provider }) => provider === name));
  return h`<section>
    <h2>${t('identity.title')}</h2>
    <p class="quiet">${t('identity.why')}</p>
    <ul class="access">${items.map(linkedOne)} ${open.map(offer)}</ul>
  </section>`;
}
