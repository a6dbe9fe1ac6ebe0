import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, time, tried } from '../base/page.js';
import { end } from '../base/session.js';

/** The player's log-ins. They are read when the player opens them. */
export function sessions() {
  const list = element('ul', { class: 'access' });
  const message = element('div', { role: 'status' });
  const node = element(
    'details',
    { toggle: () => node.open && show() },
    element('summary', {}, t('access.sessions')),
    list,
    message,
    element('button', { type: 'button', click: endAll }, t('access.logOutEverywhere')),
  );

  async function show() {
    await tried(message, async () => {
      const all = await get('/api/me/sessions');
      list.replaceChildren(...all.map(item));
    });
  }

  function item({ id, client, renewedAt, current }) {
    const name = client || t('access.unknownClient');
    return element(
      'li',
      {},
      element('span', {}, name),
      element(
        'span',
        { class: 'quiet' },
        current ? t('access.thisOne') : [t('access.used'), ' ', time(renewedAt)],
      ),
      current ? null : element(
        'button',
        { type: 'button', 'aria-label': t('access.endSession', { name }), click: () => stop(id) },
        t('access.end'),
      ),
    );
  }

  async function stop(id) {
    if (await tried(message, () => send('DELETE', `/api/me/sessions/${id}`))) {
      await show();
    }
  }

  async function endAll() {
    await tried(message, async () => {
      await send('DELETE', '/api/me/sessions');
      end();
      location.hash = '/login';
    });
  }

  return node;
}
