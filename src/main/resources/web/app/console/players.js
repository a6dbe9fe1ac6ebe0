import { address, get, send } from '../base/api.js';
import { moment, t } from '../base/language.js';
import { momentOf } from '../base/moment-field.js';
import { element, link, moreButton, notice } from '../base/page.js';
import { parse } from '../base/python.js';
import { playerAddress } from '../people/players.js';
import { actionForm, field } from './action.js';

const ROLES = ['player', 'author', 'teacher', 'admin'];
const QUOTAS = ['inFlight', 'perMinute', 'perDay'];

/** Searches players; each can be given roles and quotas, and be suspended. */
export async function playersTab({ query, signal }) {
  const q = query.get('q') ?? '';
  const fetchPage = (after) => get(address('/api/admin/players', { q, after }), signal);
  const search = actionForm(
    t('console.search'),
    field(t('console.nameBegins'), 'q', { type: 'search', value: q, autocapitalize: 'off' }),
    ({ q: letters }) => {
      location.hash = address('/console/players', { q: letters.trim() });
    },
  );
  search.classList.add('finding');
  const list = element('ul', { class: 'players' });
  const show = (items) => list.append(...items.map(player));
  const page = await fetchPage(null).catch((problem) => {
    if (problem.status === 422) {
      return { items: [], next: null, problem };
    }
    throw problem;
  });
  show(page.items);
  return element(
    'div',
    {},
    search,
    page.problem ? notice(page.problem.message) : null,
    page.items.length === 0 ? element('p', {}, t('console.noPlayers')) : list,
    moreButton(page.next, fetchPage, show),
  );
}

/** A player; a change shows the player again as the server sees it now. */
function player(one) {
  const item = element('li');
  const path = `/api/admin/players/${encodeURIComponent(one.name)}`;
  function show(now, message, open) {
    item.replaceChildren(
      ...[
        head(now),
        message ? notice(message, 'hint') : null,
        element(
          'details',
          { open },
          element('summary', {}, t('console.change', { player: now.name })),
          roles(now),
          suspending(now),
          quotas(now),
        ),
      ].filter(Boolean),
    );
  }
  async function change(method, place, body, message) {
    const answer = await send(method, place, { body });
    const now = { ...one, ...parse(await answer.text()) };
    one = now;
    show(now, message, true);
    item.querySelector('summary').focus();
  }

  function roles(now) {
    const boxes = ROLES.map((role) =>
      element(
        'label',
        { class: 'box' },
        element('input', {
          type: 'checkbox',
          name: role,
          checked: now.roles.includes(role),
        }),
        roleTitle(role),
      )
    );
    return actionForm(
      t('console.setRoles'),
      element(
        'fieldset',
        {},
        element('legend', {}, t('console.roles')),
        boxes,
      ),
      (chosen) =>
        change(
          'PUT',
          `/api/players/${encodeURIComponent(now.name)}/roles`,
          { roles: ROLES.filter((role) => role in chosen) },
          t('console.rolesSet'),
        ),
    );
  }

  function suspending(now) {
    const form = actionForm(
      t('console.suspend'),
      element(
        'fieldset',
        {},
        element('legend', {}, t('console.suspension')),
        field(t('console.reason'), 'reason', { required: true, maxlength: 1000 }),
        field(t('console.until'), 'until', { type: 'datetime-local' }),
      ),
      ({ reason, until }) =>
        change(
          'PUT',
          `${path}/suspension`,
          { reason, until: momentOf(until) },
          t('console.suspendedNow'),
        ),
    );
    return now.suspension
      ? [
        form,
        actionForm(
          t('console.lift'),
          [],
          () => change('DELETE', `${path}/suspension`, undefined, t('console.lifted')),
        ),
      ]
      : form;
  }

  function quotas(now) {
    const fields = QUOTAS.map((name) =>
      field(quotaTitle(name), name, {
        type: 'number',
        min: 1,
        max: 1_000_000,
        value: now.quota?.[name] ?? '',
      })
    );
    return actionForm(
      t('console.setQuotas'),
      element(
        'fieldset',
        {},
        element('legend', {}, t('console.quotas')),
        element('p', { class: 'quiet small' }, t('console.quotasWhy')),
        fields,
      ),
      (given) => {
        const quota = Object.fromEntries(
          QUOTAS.map((name) => [name, given[name] ? Number(given[name]) : null]),
        );
        const empty = QUOTAS.every((name) => quota[name] === null);
        return empty
          ? change('DELETE', `${path}/quota`, undefined, t('console.quotasRemoved'))
          : change('PUT', `${path}/quota`, quota, t('console.quotasSet'));
      },
    );
  }

  show(one);
  return item;
}

function roleTitle(role) {
  return t(`console.role.${role}`);
}

function quotaTitle(name) {
  return t(`console.quota.${name}`);
}

function head({ name, roles, createdAt, suspension, quota }) {
  const facts = [
    roles.map(roleTitle).join(', '),
    t('console.since', { time: moment(createdAt) }),
    quota ? t('console.ownQuotas') : null,
  ].filter(Boolean);
  return element(
    'div',
    {},
    element('strong', {}, link(playerAddress(name), name)),
    ' ',
    element('span', { class: 'quiet small' }, facts.join(' · ')),
    suspension ? element('p', { class: 'field-problem' }, suspensionText(suspension)) : null,
  );
}

function suspensionText({ reason, until }) {
  return until
    ? t('console.isSuspendedUntil', { reason, time: moment(until) })
    : t('console.isSuspended', { reason });
}
