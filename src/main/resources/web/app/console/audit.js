import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, moreButton, table, time } from '../base/page.js';
import { playerLink } from '../people/players.js';
import { actionForm, choice, field } from './action.js';
import { details } from './details.js';

const ACTIONS = [
  'ROLES_SET',
  'SUSPENDED',
  'SUSPENSION_LIFTED',
  'QUOTA_SET',
  'QUOTA_REMOVED',
  'PUBLICATION_HIDDEN',
  'PUBLICATION_SHOWN',
  'COMMENT_HIDDEN',
  'COMMENT_SHOWN',
  'SUBMISSION_REJUDGED',
  'PUZZLE_REJUDGED',
  'REJUDGING_APPLIED',
  'RECORD_RETRIED',
  'VERSION_PUBLISHED',
  'VERSION_RETIRED',
  'VERSION_RESTORED',
  'CONTEST_CHANGED',
  'CONTEST_UNFROZEN',
  'CONTEST_DELETED',
];
const FILTERS = ['actor', 'action', 'subject', 'since', 'until'];

/** What admins have done, newest first. */
export async function auditTab({ query, signal }) {
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  const fetchPage = (after) =>
    get(
      address('/api/admin/audit', {
        ...chosen,
        since: moment(chosen.since),
        until: moment(chosen.until),
        after,
      }),
      signal,
    );
  const page = await fetchPage(null);
  const columns = [
    { title: t('console.when') },
    { title: t('console.who') },
    { title: t('console.action') },
    { title: t('console.subject') },
    { title: t('console.details') },
  ];
  const list = table(t('console.tab.audit'), columns, page.items.map(row));
  return element(
    'div',
    {},
    filters(chosen),
    page.items.length > 0
      ? [
        element('div', { class: 'scrolling log', tabindex: '0' }, list.node),
        moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row))),
      ]
      : element('p', {}, t('console.noEntries')),
  );
}

/** The form has local times without a zone. */
function moment(local) {
  const time = local ? new Date(local) : null;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

function filters(chosen) {
  const actions = Object.fromEntries(ACTIONS.map((action) => [action, actionTitle(action)]));
  const form = actionForm(
    t('console.filter'),
    [
      field(t('console.who'), 'actor', { value: chosen.actor, autocapitalize: 'off' }),
      choice(
        t('console.action'),
        'action',
        { '': t('console.anyAction'), ...actions },
        chosen.action,
      ),
      field(t('console.subject'), 'subject', { value: chosen.subject, autocapitalize: 'off' }),
      field(t('console.from'), 'since', { type: 'datetime-local', value: chosen.since }),
      field(t('console.before'), 'until', { type: 'datetime-local', value: chosen.until }),
    ],
    (given) => {
      location.hash = address('/console/audit', given);
    },
  );
  return form;
}

function actionTitle(action) {
  return t(`console.actions.${action}`);
}

function row({ at, actor, action, subject, about, detail }) {
  return [
    time(at),
    person(actor),
    ACTIONS.includes(action) ? actionTitle(action) : action,
    about && about.id === subject ? person(about) : element('code', {}, subject),
    details(detail),
  ];
}

/** Of a deleted player, the log keeps only the id. */
function person({ id, name }) {
  return name ? playerLink(name) : element('code', {}, id);
}
