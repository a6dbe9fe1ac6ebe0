import { get, post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { doing, h, link, notice, repeat, shortTime, workingButton } from '../base/view.js';
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
  const form = addingForm(me.roles, (webhook) => added.push(webhook), update);
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
      ${form()}
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
  const adding = doing(update);
  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const given = new FormData(form);
    const isAdded = await adding.run(async () => {
      const events = given.getAll('event');
      const secret = given.get('secret') || null;
      added(await post('/api/webhooks', { url: given.get('url').trim(), events, secret }));
    });
    if (isAdded) {
      form.reset();
    }
  }
  const event = (name, i) =>
    h`<label class="check">
      <input type="checkbox" name="event" value=${name} ?checked=${i === 0}> ${eventName(name)}
    </label>`;
  return () => {
    const isUrlWrong = adding.problem?.violations?.some(({ field }) => field === 'url');
    return h`<form class="hook-form" @submit=${submit}>
      <div class="field">
        <label for="hook-url">${t('webhooks.url')}</label>
        <input
          id="hook-url"
          name="url"
          type="url"
          required
          maxlength="2000"
          placeholder="https://"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${isUrlWrong && 'true'}
        >
      </div>
      <fieldset class="field">
        <legend>${t('webhooks.events')}</legend>
        ${eventsFor(roles).map(event)}
      </fieldset>
      <div class="field">
        <label for="hook-secret">${t('webhooks.secret')}</label>
        <input
          id="hook-secret"
          name="secret"
          minlength="16"
          maxlength="200"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="hook-secret-help"
        >
        <p class="quiet" id="hook-secret-help">${t('webhooks.secretHelp')}</p>
      </div>
      ${adding.notice()}
      <button class="main" ?disabled=${adding.busy}>${t('webhooks.addNow')}</button>
    </form>`;
  };
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
