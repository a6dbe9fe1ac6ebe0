import { get, post, send } from '../base/api.js';
import { field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { h, link, notice, repeat, shortTime, workingButton } from '../base/view.js';
import { goLogIn } from '../people/account.js';

/** The player's webhooks: a list, and a form to add one. */
export async function webhooksPage({ signal, again, update }) {
  if (!current()) {
    goLogIn('needed');
  }
  const [me, { items }] = await Promise.all([
    get('/api/me', signal),
    get('/api/webhooks?limit=100', signal),
  ]);
  const added = [];
  const drawn = (webhook) => card(webhook, again, signal);
  // The secret is shown only now.
  const secret = () =>
    h`${notice(t('webhooks.secretOnce'), 'hint')}<pre tabindex="0">${added.at(-1).secret}</pre>`;
  return () => {
    const all = [...items, ...added];
    return h`<div class="narrow">
      <h1 tabindex="-1">${t('webhooks.title')}</h1>
      <p class="quiet">${t('webhooks.lead')}</p>
      ${all.length === 0 && h`<p>${t('webhooks.none')}</p>`}
      ${repeat(all, ({ id }) => id, drawn)}
      <div role="status">${added.length > 0 && secret()}</div>
      <h2>${t('webhooks.add')}</h2>
      ${addingForm(me.roles, (webhook) => added.push(webhook), update)}
    </div>`;
  };
}

function card(webhook, again, signal) {
  const path = `/api/webhooks/${webhook.id}`;
  const deliveries = `#/webhooks/${webhook.id}`;
  const enable = async () => {
    await post(`${path}/activation`);
    await again();
  };
  const test = async () => {
    await post(`${path}/deliveries`);
    if (!signal.aborted) {
      location.hash = deliveries;
    }
  };
  const remove = async () => {
    await send('DELETE', path);
    await again();
  };
  const first = webhook.disabled
    ? workingButton(t('webhooks.enable'), enable, { kind: 'small' })
    : workingButton(t('webhooks.test'), test, { kind: 'small' });
  return h`<article class="hook">
    <h2>${webhook.url}</h2>
    <p class="quiet small">${webhook.events.map(eventName).join(' · ')}</p>
    ${state(webhook)}
    <div class="buttons">${first} ${link(deliveries, t('webhooks.deliveries'))}</div>
    <details>
      <summary>${t('webhooks.delete')}</summary>
      <p>${t('webhooks.deletion')}</p>
      ${workingButton(t('webhooks.deleteNow'), remove, { kind: 'small' })}
    </details>
  </article>`;
}

function state({ disabled, failingSince }) {
  if (disabled) {
    return notice(t(`webhooks.disabled.${disabled.reason}`));
  }
  return failingSince
    ? h`<p>${t('webhooks.failing')} ${shortTime(failingSince)}</p>`
    : h`<p>${t('webhooks.on')}</p>`;
}

/** The form to add a webhook; calls `added` with the new one. */
function addingForm(roles, added, update) {
  const event = (name, i) =>
    h`<label class="check">
      <input type="checkbox" name="event" value=${name} ?checked=${i === 0}> ${eventName(name)}
    </label>`;
  const plain = { autocomplete: 'off', spellcheck: 'false' };
  return form({
    kind: 'hook-form',
    action: t('webhooks.addNow'),
    fields: [
      field('url', t('webhooks.url'), {
        ...plain,
        type: 'url',
        maxlength: 2000,
        placeholder: 'https://',
      }),
      h`<fieldset class="field">
        <legend>${t('webhooks.events')}</legend>
        ${eventsFor(roles).map(event)}
      </fieldset>`,
      field('secret', t('webhooks.secret'), {
        ...plain,
        help: t('webhooks.secretHelp'),
        required: false,
        minlength: 16,
        maxlength: 200,
      }),
    ],
    async send({ url, secret }, node) {
      const events = new FormData(node).getAll('event');
      added(await post('/api/webhooks', { url: url.trim(), events, secret: secret || null }));
      node.reset();
      update();
    },
  });
}

/** The events that a player with these roles can ask for. */
function eventsFor(roles) {
  const isAuthor = roles.includes('author') || roles.includes('admin');
  return ['submission.judged', 'contest.ended', isAuthor && 'puzzle.published'].filter(Boolean);
}

/** The event in words. Names of the API have dots, which keys of texts cannot have. */
export function eventName(event) {
  return t(`webhooks.event.${event.replace(/\W/, '_')}`);
}
