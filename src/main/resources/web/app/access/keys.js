import { get, post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice, time, tried } from '../base/page.js';
import { field, showProblem } from '../people/fields.js';

const DAYS = [7, 30, 90, 365];
const DAY_MILLIS = 86_400_000;

/** The player's keys for programs. They are read when the player opens them. */
export function keys() {
  const list = element('ul', { class: 'access' });
  const message = element('div', { role: 'status' });
  const form = keyForm(show);
  const node = element(
    'details',
    { toggle: () => node.open && show() },
    element('summary', {}, t('access.keys')),
    element('p', {}, t('access.keysWhy')),
    list,
    message,
    form.node,
  );

  async function show() {
    await tried(message, async () => {
      const [all, me] = await Promise.all([get('/api/me/keys'), get('/api/me')]);
      list.replaceChildren(...all.map(item));
      form.offer(me.roles);
    });
  }

  function item({ id, name, scopes, expiresAt, lastUsedAt }) {
    const allowed = scopes.map((scope) => t(`access.scope.${scope}`)).join(', ');
    return element(
      'li',
      {},
      element('span', {}, name),
      element(
        'span',
        { class: 'quiet' },
        allowed,
        ' · ',
        lastUsedAt ? [t('access.used'), ' ', time(lastUsedAt)] : t('access.neverUsed'),
        ' · ',
        new Date(expiresAt) < new Date() ? t('access.expired') : [
          t('access.until'),
          ' ',
          time(expiresAt),
        ],
      ),
      element(
        'button',
        { type: 'button', 'aria-label': t('access.deleteKey', { name }), click: () => remove(id) },
        t('access.delete'),
      ),
    );
  }

  async function remove(id) {
    if (await tried(message, () => send('DELETE', `/api/me/keys/${id}`))) {
      await show();
    }
  }

  return node;
}

/** Makes a key and shows it once: `{node, offer(roles)}`. Calls `made` afterwards. */
function keyForm(made) {
  const name = field('key-name', t('access.keyName'), null, { type: 'text', maxlength: '60' });
  const scope = element('select', { name: 'scope' });
  const days = element(
    'select',
    { name: 'days' },
    DAYS.map((n) => element('option', { value: n, selected: n === 90 }, t('access.days', { n }))),
  );
  const message = element('div', { role: 'status' });
  const button = element('button', { disabled: true }, t('access.makeKey'));

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      const expiresAt = new Date(Date.now() + Number(days.value) * DAY_MILLIS).toISOString();
      const body = { name: name.input.value.trim(), scopes: [scope.value], expiresAt };
      const { key } = await post('/api/me/keys', body);
      event.target.reset();
      await made();
      message.replaceChildren(
        notice(t('access.shownOnce'), 'hint'),
        element('p', {}, element('code', { class: 'key' }, key)),
      );
    } catch (problem) {
      showProblem(problem, { name }, message);
    }
    button.disabled = false;
  }

  const node = element(
    'form',
    { class: 'account-form', submit },
    name.node,
    element('label', {}, t('access.allows'), ' ', scope),
    element('label', {}, t('access.valid'), ' ', days),
    message,
    button,
  );

  function offer(roles) {
    const scopes = ['submit', 'read', ...['author', 'admin'].filter((one) => roles.includes(one))];
    scope.replaceChildren(
      ...scopes.map((value) => element('option', { value }, t(`access.scope.${value}`))),
    );
    button.disabled = false;
  }

  return { node, offer };
}
