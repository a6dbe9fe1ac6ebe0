import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, time, tried } from '../base/page.js';
import { leaveToLink } from './wish.js';

/** The player's accounts at providers; nothing if there are no providers. */
export async function linking() {
  const [providers, { items }] = await Promise.all([
    get('/api/identity-providers'),
    get('/api/me/identities'),
  ]);
  return providers.length + items.length > 0 ? section(providers, items) : null;
}

function section(providers, items) {
  const list = element('ul', { class: 'access' });
  const message = element('div', { role: 'status' });

  function show(linked) {
    const used = new Set(linked.map(({ provider }) => provider));
    list.replaceChildren(
      ...linked.map(item),
      ...providers.filter(({ name }) => !used.has(name)).map(offer),
    );
  }

  function item({ provider, name, lastUsedAt }) {
    const title = providers.find((each) => each.name === provider)?.title ?? provider;
    return element(
      'li',
      {},
      element('span', {}, name ? t('identity.accountAt', { title, name }) : title),
      element('span', { class: 'quiet' }, t('access.used'), ' ', time(lastUsedAt)),
      element(
        'button',
        {
          type: 'button',
          'aria-label': t('identity.unlinkFrom', { title }),
          click: () => unlink(provider),
        },
        t('identity.unlink'),
      ),
    );
  }

  function offer({ name, title }) {
    return element(
      'li',
      {},
      element('span', {}, title),
      element('span', { class: 'quiet' }, t('identity.notLinked')),
      element(
        'button',
        {
          type: 'button',
          'aria-label': t('identity.linkWith', { title }),
          click: () => leaveToLink(name),
        },
        t('identity.link'),
      ),
    );
  }

  async function unlink(provider) {
    await tried(message, async () => {
      await send('DELETE', `/api/me/identities/${encodeURIComponent(provider)}`);
      show((await get('/api/me/identities')).items);
    });
  }

  show(items);
  return element(
    'details',
    {},
    element('summary', {}, t('identity.title')),
    element('p', {}, t('identity.why')),
    list,
    message,
  );
}
