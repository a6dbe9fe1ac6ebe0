import { address, get } from '../base/api.js';
import { choice, field, inLine, momentOf } from '../base/form.js';
import { codes, t } from '../base/language.js';
import { h, listing, time } from '../base/view.js';
import { playerLink } from '../people/players.js';

/** What admins have done, newest first. The address has the filters, with local times. */
export async function auditTab({ query, signal, update }) {
  const { since = '', until = '', ...chosen } = Object.fromEntries(query);
  const wanted = { ...chosen, since: momentOf(since), until: momentOf(until) };
  const fetchPage = (after) => get(address('/api/admin/audit', { ...wanted, after }), signal);
  const columns = [
    { title: t('console.when'), cell: ({ at }) => time(at) },
    { title: t('console.who'), cell: ({ actor }) => person(actor) },
    { title: t('console.action'), cell: ({ action }) => actionTitle(action) },
    { title: t('console.subject'), cell: subjectOf },
    { title: t('console.details'), cell: ({ detail }) => details(detail) },
  ];
  const table = { caption: t('console.tab.audit'), columns, none: t('console.noEntries') };
  const entries = await listing(table, fetchPage, update);
  const actions = codes('console.actions').map((action) => [action, actionTitle(action)]);
  const any = ['', t('console.anyAction')];
  const filter = (name, label, more) =>
    field(name, label, { required: false, value: query.get(name), autocapitalize: 'off', ...more });
  const fields = [
    filter('actor', t('console.who')),
    choice('action', t('console.action'), Object.fromEntries([any, ...actions]), chosen.action),
    filter('subject', t('console.subject')),
    filter('since', t('console.from'), { type: 'datetime-local' }),
    filter('until', t('console.before'), { type: 'datetime-local' }),
  ];
  const find = (given) => {
    location.hash = address('/console/audit', given);
  };
  return () =>
    h`${inLine(t('console.filter'), fields, find)}
      <div class="scrolling log" tabindex="0">${entries()}</div>`;
}

function actionTitle(action) {
  return t(`console.actions.${action}`);
}

function subjectOf({ subject, about }) {
  return about?.id === subject ? person(about) : h`<code>${subject}</code>`;
}

/** Of a deleted player, the log keeps only the id. */
function person({ id, name }) {
  return name ? playerLink(name) : h`<code>${id}</code>`;
}

/** Components that the subject of an entry says already. */
const SAID = ['player', 'publication', 'comment', 'submission', 'puzzle', 'record', 'kind'];

/** The details of an entry as one line: "reason: spam, until: …". */
export function details(detail) {
  return Object.entries(detail)
    .filter(([name, value]) => !SAID.includes(name) && value !== null)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
