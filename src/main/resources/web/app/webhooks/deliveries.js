import { address, get, post } from '../base/api.js';
import { moment, number, t } from '../base/language.js';
import { current } from '../base/session.js';
import { h, link, paged, shortTime, table, workingButton } from '../base/view.js';
import { goLogIn } from '../people/account.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { eventName } from './webhooks.js';

/** What Arbiter has sent to one webhook, newest first. */
export async function deliveriesPage({ parameters: [id], signal, again, update }) {
  if (!current()) {
    goLogIn('needed');
  }
  const path = `/api/webhooks/${encodeURIComponent(id)}/deliveries`;
  const fetchPage = (after) => get(address(path, { limit: 50, after }), signal);
  const [page, { items }] = await Promise.all([
    fetchPage(null),
    get('/api/webhooks?limit=100', signal),
  ]);
  const webhook = items.find((one) => one.id === id);
  const list = paged(page, fetchPage, update);
  const columns = [
    ...['when', 'what', 'result'].map((name) => ({ title: t(`webhooks.${name}`) })),
    { title: t('webhooks.tries'), class: 'number wide-only' },
  ];
  const row = (delivery) => [
    shortTime(delivery.createdAt),
    subject(delivery),
    h`${result(delivery)} ${delivery.tries > 0 && resending(delivery, path, again)}`,
    number(delivery.tries),
  ];
  const all = () =>
    h`${table(t('webhooks.deliveries'), columns, list.items.map(row))} ${list.more()}`;
  return () =>
    h`<div class="narrow">
      <h1 tabindex="-1">${t('webhooks.deliveries')}</h1>
      <p class="quiet">${webhook?.url}</p>
      <p>${link('#/webhooks', t('webhooks.all'))}</p>
      <div class="buttons">
        ${workingButton(t('webhooks.refresh'), again, { kind: 'small' })}
      </div>
      ${list.items.length > 0 ? all() : h`<p>${t('webhooks.noDeliveries')}</p>`}
    </div>`;
}

function resending({ id, createdAt }, path, again) {
  const resend = async () => {
    await post(`${path}/${id}/retry`);
    await again();
  };
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
