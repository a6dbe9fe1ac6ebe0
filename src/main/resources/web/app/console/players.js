import { address, get, send } from '../base/api.js';
import { field, form } from '../base/form.js';
import { moment, t } from '../base/language.js';
import { momentOf } from '../base/moment-field.js';
import { parse } from '../base/python.js';
import { h, link, notice, paged, repeat } from '../base/view.js';
import { playerAddress } from '../people/players.js';

const ROLES = ['player', 'author', 'teacher', 'admin'];
const QUOTAS = ['inFlight', 'perMinute', 'perDay'];

/** Searches players; each can be given roles and quotas, and be suspended. */
export async function playersTab({ query, signal, update }) {
  const q = query.get('q') ?? '';
  const fetchPage = (after) => get(address('/api/admin/players', { q, after }), signal);
  const page = await fetchPage(null).catch((problem) => {
    if (problem.status === 422) {
      return { items: [], next: null, problem };
    }
    throw problem;
  });
  const letters = { type: 'search', required: false, value: q, autocapitalize: 'off' };
  const searching = {
    fields: [field('q', t('console.nameBegins'), letters)],
    action: t('console.search'),
    send: ({ q: letters }) => {
      location.hash = address('/console/players', { q: letters.trim() });
    },
    kind: 'finding',
    button: null,
  };
  const list = paged(page, fetchPage, update);
  const shown = new Map();
  const cardOf = (one) => {
    if (!shown.has(one.name)) {
      shown.set(one.name, playerCard(one, update));
    }
    return shown.get(one.name)();
  };
  const players = () =>
    h`<ul class="players">${repeat(list.items, ({ name }) => name, cardOf)}</ul>`;
  return () =>
    h`${form(searching)} ${page.problem && notice(page.problem.message)}
      ${list.items.length === 0 ? h`<p>${t('console.noPlayers')}</p>` : players()} ${list.more()}`;
}

/** A player; a change shows the player as the server sees it then. */
function playerCard(player, update) {
  let now = player;
  let message = null;
  async function change(method, path, body, done) {
    const answer = await send(method, path, { body });
    now = { ...now, ...parse(await answer.text()) };
    message = done;
    update();
  }
  return () =>
    h`<li>
      ${head(now)} ${message && notice(message, 'hint')}
      <details>
        <summary>${t('console.change', { player: now.name })}</summary>
        ${form(roles(now, change))} ${form(suspending(now, change))}
        ${now.suspension && form(lifting(now, change))} ${form(quotas(now, change))}
      </details>
    </li>`;
}

function pathOf({ name }, place) {
  return `/api/admin/players/${encodeURIComponent(name)}/${place}`;
}

function roles({ name, roles }, change) {
  const box = (role) =>
    h`<label class="box">
      <input type="checkbox" name=${role} ?checked=${roles.includes(role)}>${roleTitle(role)}
    </label>`;
  return {
    legend: t('console.roles'),
    fields: ROLES.map(box),
    action: t('console.setRoles'),
    kind: 'action',
    button: null,
    send(chosen) {
      const path = `/api/players/${encodeURIComponent(name)}/roles`;
      const body = { roles: ROLES.filter((role) => role in chosen) };
      return change('PUT', path, body, t('console.rolesSet'));
    },
  };
}

function suspending(player, change) {
  return {
    legend: t('console.suspension'),
    fields: [
      field('reason', t('console.reason'), { maxlength: 1000 }),
      field('until', t('console.until'), { type: 'datetime-local', required: false }),
    ],
    action: t('console.suspend'),
    kind: 'action',
    button: null,
    send({ reason, until }) {
      const body = { reason, until: momentOf(until) };
      return change('PUT', pathOf(player, 'suspension'), body, t('console.suspendedNow'));
    },
  };
}

function lifting(player, change) {
  return {
    action: t('console.lift'),
    kind: 'action',
    button: null,
    send: () => change('DELETE', pathOf(player, 'suspension'), undefined, t('console.lifted')),
  };
}

function quotas(player, change) {
  const limits = { type: 'number', required: false, min: 1, max: 1_000_000 };
  const quota = (name) =>
    field(name, t(`console.quota.${name}`), { ...limits, value: player.quota?.[name] });
  return {
    legend: t('console.quotas'),
    fields: [h`<p class="quiet small">${t('console.quotasWhy')}</p>`, ...QUOTAS.map(quota)],
    action: t('console.setQuotas'),
    kind: 'action',
    button: null,
    send(given) {
      const valueOf = (name) => given[name] ? Number(given[name]) : null;
      const quota = Object.fromEntries(QUOTAS.map((name) => [name, valueOf(name)]));
      const path = pathOf(player, 'quota');
      return Object.values(quota).every((value) => value === null)
        ? change('DELETE', path, undefined, t('console.quotasRemoved'))
        : change('PUT', path, quota, t('console.quotasSet'));
    },
  };
}

function roleTitle(role) {
  return t(`console.role.${role}`);
}

function head({ name, roles, createdAt, suspension, quota }) {
  const facts = [
    roles.map(roleTitle).join(', '),
    t('console.since', { time: moment(createdAt) }),
    quota && t('console.ownQuotas'),
  ].filter(Boolean).join(' · ');
  return h`<div>
    <strong>${link(playerAddress(name), name)}</strong> <span class="quiet small">${facts}</span>
    ${suspension && h`<p class="field-problem">${suspensionText(suspension)}</p>`}
  </div>`;
}

function suspensionText({ reason, until }) {
  return until
    ? t('console.isSuspendedUntil', { reason, time: moment(until) })
    : t('console.isSuspended', { reason });
}
