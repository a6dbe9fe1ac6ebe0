import { address, get } from '../base/api.js';
import { choice, field, inLine } from '../base/form.js';
import { codes, t } from '../base/language.js';
import { h, listing, time } from '../base/view.js';
import { playerLink } from '../people/players.js';

const FILTERS = ['actor', 'action', 'subject', 'since', 'until'];

/** What admins have done, newest first. */
export async function auditTab({ query, signal, update }) {
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  const wanted = { ...chosen, since: moment(chosen.since), until: moment(chosen.until) };
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
  return () =>
    h`${filters(chosen)}
      <div class="scrolling log" tabindex="0">${entries()}</div>`;
}

/** The form has local times without a zone. */
function moment(local) {
  const time = local ? new Date(local) : null;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

function filters(chosen) {
  const known = codes('console.actions').map((action) => [action, actionTitle(action)]);
  const actions = Object.fromEntries([['', t('console.anyAction')], ...known]);
  const filter = (name, label, more) =>
    field(name, label, { required: false, value: chosen[name], ...more });
  const fields = [
    filter('actor', t('console.who'), { autocapitalize: 'off' }),
    choice('action', t('console.action'), actions, chosen.action),
    filter('subject', t('console.subject'), { autocapitalize: 'off' }),
    filter('since', t('console.from'), { type: 'datetime-local' }),
    filter('until', t('console.before'), { type: 'datetime-local' }),
  ];
  return inLine(t('console.filter'), fields, (given) => {
    location.hash = address('/console/audit', given);
  });
}

function actionTitle(action) {
  return t(`console.actions.${action}`, { otherwise: action });
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
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' ') : value}`)
    .join(', ');
}
