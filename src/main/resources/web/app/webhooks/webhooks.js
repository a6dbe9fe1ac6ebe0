import { get, post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { action, element, link, notice, shortTime } from '../base/page.js';
import { current } from '../base/session.js';
import { goLogIn } from '../people/account.js';
import { addingForm } from './adding.js';
import { eventName } from './events.js';

/** The player's webhooks: a list, and a form to add one. */
export async function webhooksPage({ signal, again }) {
  if (!current()) {
    goLogIn('needed');
  }
  const [me, { items }] = await Promise.all([
    get('/api/me', signal),
    get('/api/webhooks?limit=100', signal),
  ]);
  const list = element('div', {}, items.map((one) => card(one, again, signal)));
  const none = element('p', { hidden: items.length > 0 }, t('webhooks.none'));
  const secret = element('div', { role: 'status' });
  function added(webhook) {
    none.hidden = true;
    list.append(card(webhook, again, signal));
    secret.replaceChildren(
      notice(t('webhooks.secretOnce'), 'hint'),
      element('pre', { tabindex: '0' }, webhook.secret),
    );
  }
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('webhooks.title')),
    element('p', { class: 'quiet' }, t('webhooks.lead')),
    none,
    list,
    secret,
    element('h2', {}, t('webhooks.add')),
    addingForm(me.roles, added),
  );
}

function card(webhook, again, signal) {
  const message = element('div');
  const node = element(
    'article',
    { class: 'hook' },
    element('h2', {}, webhook.url),
    element('p', { class: 'quiet small' }, webhook.events.map(eventName).join(' · ')),
    state(webhook),
    element(
      'div',
      { class: 'buttons' },
      webhook.disabled
        ? action(t('webhooks.enable'), message, enable)
        : action(t('webhooks.test'), message, test),
      link(deliveriesAddress(webhook), t('webhooks.deliveries')),
    ),
    message,
    deletion(),
  );
  async function enable() {
    await post(`/api/webhooks/${webhook.id}/activation`);
    again();
  }
  async function test() {
    await post(`/api/webhooks/${webhook.id}/deliveries`);
    if (!signal.aborted) {
      location.hash = deliveriesAddress(webhook);
    }
  }
  function deletion() {
    const problem = element('div');
    const button = action(t('webhooks.deleteNow'), problem, async () => {
      await send('DELETE', `/api/webhooks/${webhook.id}`);
      again();
    });
    return element(
      'details',
      {},
      element('summary', {}, t('webhooks.delete')),
      element('p', {}, t('webhooks.deletion')),
      button,
      problem,
    );
  }
  return node;
}

function deliveriesAddress({ id }) {
  return `#/webhooks/${id}`;
}

function state({ disabled, failingSince }) {
  if (disabled) {
    return notice(t(`webhooks.disabled.${disabled.reason}`));
  }
  return failingSince
    ? element('p', {}, t('webhooks.failing'), ' ', shortTime(failingSince))
    : element('p', {}, t('webhooks.on'));
}
