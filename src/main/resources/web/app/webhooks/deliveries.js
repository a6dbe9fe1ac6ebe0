import { address, get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { action, count, element, link, moreButton, shortTime, table } from '../base/page.js';
import { current } from '../base/session.js';
import { goLogIn } from '../people/account.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { eventName } from './events.js';

function columns() {
  return [
    { title: t('webhooks.when') },
    { title: t('webhooks.what') },
    { title: t('webhooks.result') },
    { title: t('webhooks.tries'), class: 'number wide-only' },
  ];
}

/** What Arbiter has sent to one webhook, newest first. */
export async function deliveriesPage({ parameters: [id], signal, again }) {
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
  const message = element('div');
  const rows = (deliveries) => deliveries.map((one) => row(one, path, message, again));
  const list = table(t('webhooks.deliveries'), columns(), rows(page.items));
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('webhooks.deliveries')),
    element('p', { class: 'quiet' }, webhook?.url ?? ''),
    element('p', {}, link('#/webhooks', t('webhooks.all'))),
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'button', class: 'small', click: again }, t('webhooks.refresh')),
    ),
    message,
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (more) => list.addRows(rows(more)))]
      : element('p', {}, t('webhooks.noDeliveries')),
  );
}

function row(delivery, path, message, again) {
  const when = shortTime(delivery.createdAt);
  const resend = action(t('webhooks.sendAgain'), message, async () => {
    await post(`${path}/${delivery.id}/retry`);
    again();
  });
  resend.ariaLabel = t('webhooks.sendThisAgain', { time: when.textContent });
  return [
    when,
    subject(delivery),
    [...result(delivery), delivery.tries > 0 ? resend : ''],
    count(delivery.tries),
  ];
}

function subject({ event, submission, puzzle }) {
  if (submission) {
    return link(`#/submissions/${submission}`, eventName(event));
  }
  return puzzle ? link(puzzleAddress(puzzle), `${eventName(event)}: ${puzzle}`) : eventName(event);
}

/** What became of a delivery, why, and when it is tried next. */
function result({ state, last, nextTryAt }) {
  const why = last?.error
    ? t(`webhooks.error.${last.error}`, { status: String(last.status), detail: last.detail ?? '' })
    : null;
  return [
    element('strong', { class: `hook-${state.toLowerCase()}` }, t(`webhooks.state.${state}`)),
    why && element('div', { class: 'small' }, why),
    nextTryAt && last &&
    element('div', { class: 'small quiet' }, t('webhooks.nextTry'), ' ', shortTime(nextTryAt)),
  ].filter(Boolean);
}
