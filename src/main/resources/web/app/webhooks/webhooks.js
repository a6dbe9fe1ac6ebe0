import { address, get, post, send } from '../base/api.js';
import { field, form } from '../base/form.js';
import { moment, number, t } from '../base/language.js';
import { h, link, listing, notice, repeat, shortTime, workingButton } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';

/** The player's webhooks: a list, and a form to add one. */
export async function webhooksPage({ signal, again }) {
  const [{ roles }, { items }] = await Promise.all([
    get('/api/me', signal),
    get('/api/webhooks?limit=100', signal),
  ]);
  return h`<div class="narrow">
    <h1 tabindex="-1">${t('webhooks.title')}</h1>
    <p class="quiet">${t('webhooks.lead')}</p>
    ${items.length === 0 && h`<p>${t('webhooks.none')}</p>`}
    ${repeat(items, ({ id }) => id, (webhook) => card(webhook, again))}
    <h2>${t('webhooks.add')}</h2>
    ${addingForm(roles, again)}
  </div>`;
}

function card(webhook, again) {
  const path = `/api/webhooks/${webhook.id}`;
  const deliveries = `#/webhooks/${webhook.id}`;
  const enable = () => post(`${path}/activation`).then(again);
  const remove = () => send('DELETE', path).then(again);
  const test = async () => {
    await post(`${path}/deliveries`);
    location.hash = deliveries;
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

/** The form to add a webhook; the secret of the new one is shown only now. */
function addingForm(roles, again) {
  const event = (name, i) =>
    h`<label class="check">
      <input type="checkbox" name="event" value=${name} ?checked=${i === 0}> ${eventName(name)}
    </label>`;
  const url = field('url', t('webhooks.url'), {
    autocomplete: 'off',
    spellcheck: 'false',
    type: 'url',
    maxlength: 2000,
    placeholder: 'https://',
  });
  const events = h`<fieldset class="field">
    <legend>${t('webhooks.events')}</legend>
    ${eventsFor(roles).map(event)}
  </fieldset>`;
  const secret = field('secret', t('webhooks.secret'), {
    autocomplete: 'off',
    spellcheck: 'false',
    help: t('webhooks.secretHelp'),
    required: false,
    minlength: 16,
    maxlength: 200,
  });
  async function add({ url, secret }, node) {
    const events = new FormData(node).getAll('event');
    const body = { url: url.trim(), events, secret: secret || null };
    const added = await post('/api/webhooks', body);
    node.reset();
    again();
    return h`${notice(t('webhooks.secretOnce'), 'hint')}<pre tabindex="0">${added.secret}</pre>`;
  }
  const fields = [url, events, secret];
  return form({ kind: 'hook-form', action: t('webhooks.addNow'), fields, send: add });
}

/** The events that a player with these roles can ask for. */
function eventsFor(roles) {
  const isAuthor = roles.includes('author') || roles.includes('admin');
  return ['submission.judged', 'contest.ended', ...(isAuthor ? ['puzzle.published'] : [])];
}

/** The event in words. Names of the API have dots, which keys of texts cannot have. */
function eventName(event) {
  return t(`webhooks.event.${event.replace(/\W/, '_')}`);
}

/** What Arbiter has sent to one webhook, newest first. */
export async function deliveriesPage({ parameters: [id], signal, again, update }) {
  const path = `/api/webhooks/${encodeURIComponent(id)}/deliveries`;
  const columns = [
    { title: t('webhooks.when'), cell: ({ createdAt }) => shortTime(createdAt) },
    { title: t('webhooks.what'), cell: subject },
    {
      title: t('webhooks.result'),
      cell: (one) => h`${result(one)} ${one.tries > 0 && resending(one, path, again)}`,
    },
    {
      title: t('webhooks.tries'),
      class: 'number wide-only',
      cell: ({ tries }) => number(tries),
    },
  ];
  const texts = { caption: t('webhooks.deliveries'), none: t('webhooks.noDeliveries') };
  const fetchPage = (after) => get(address(path, { limit: 50, after }), signal);
  const list = await listing({ ...texts, columns }, fetchPage, update);
  return () =>
    h`<div class="narrow">
      <h1 tabindex="-1">${t('webhooks.deliveries')}</h1>
      <p>${link('#/webhooks', t('webhooks.all'))}</p>
      <div class="buttons">
        ${workingButton(t('webhooks.refresh'), again, { kind: 'small' })}
      </div>
      ${list()}
    </div>`;
}

function resending({ id, createdAt }, path, again) {
  const resend = () => post(`${path}/${id}/retry`).then(again);
  const label = t('webhooks.sendThisAgain', { time: moment(createdAt, true) });
  return workingButton(t('webhooks.sendAgain'), resend, { kind: 'small', label });
}

function subject({ event, submission, puzzle }) {
  if (submission) {
    return link(`#/submissions/${submission}`, eventName(event));
  }
  return puzzle ? link(puzzleAddress(puzzle), `${eventName(event)}: ${puzzle}`) : eventName(event);
}

/** What became of a delivery, why, and when it is tried next. */
function result({ state, last, nextTryAt }) {
  const { error, status, detail } = last ?? {};
  const why = error &&
    t(`webhooks.error.${error}`, { status: String(status), detail: detail ?? '' });
  const next = nextTryAt && last &&
    h`<div class="small quiet">${t('webhooks.nextTry')} ${shortTime(nextTryAt)}</div>`;
  return h`<strong class="hook-${state.toLowerCase()}">${t(`webhooks.state.${state}`)}</strong>
    ${why && h`<div class="small">${why}</div>`} ${next}`;
}
