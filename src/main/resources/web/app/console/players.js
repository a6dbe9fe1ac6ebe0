import { address, get, send } from '../base/api.js';
import { field, inLine } from '../base/form.js';
import { moment, t } from '../base/language.js';
import { momentOf } from '../base/moment-field.js';
import { parse } from '../base/python.js';
import { h, link, notice, paged } from '../base/view.js';
import { playerAddress } from '../people/players.js';

const ROLES = ['player', 'author', 'teacher', 'organiser', 'admin'];
const QUOTAS = ['inFlight', 'perMinute', 'perDay'];

/** Searches players; each can be given roles and quotas, and be suspended. */
export async function playersTab({ query, signal, update }) {
  const q = query.get('q') ?? '';
  async function fetchPage(after) {
    const page = await get(address('/api/admin/players', { q, after }), signal);
    return { ...page, items: page.items.map((one) => playerCard(one, update)) };
  }
  const page = await fetchPage(null).catch((problem) => {
    if (problem.status === 422) {
      return { items: [], next: null, problem };
    }
    throw problem;
  });
  const letters = { type: 'search', required: false, value: q, autocapitalize: 'off' };
  const fields = [field('q', t('console.nameBegins'), letters)];
  const search = ({ q }) => {
    location.hash = address('/console/players', { q: q.trim() });
  };
  const list = paged(page, fetchPage, update);
  const players = () => h`<ul class="players">${list.items.map((card) => card())}</ul>`;
  return () =>
    h`${inLine(t('console.search'), fields, search, { kind: 'finding' })}
      ${page.problem && notice(page.problem.message)}
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
        ${roles(now, change)} ${suspending(now, change)}
        ${now.suspension && lifting(now, change)} ${quotas(now, change)}
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
  const set = (chosen) => {
    const body = { roles: ROLES.filter((role) => role in chosen) };
    const path = `/api/players/${encodeURIComponent(name)}/roles`;
    return change('PUT', path, body, t('console.rolesSet'));
  };
  return inLine(t('console.setRoles'), ROLES.map(box), set, { legend: t('console.roles') });
}

function suspending(player, change) {
  const fields = [
    field('reason', t('console.reason'), { maxlength: 1000 }),
    field('until', t('console.until'), { type: 'datetime-local', required: false }),
  ];
  const suspend = ({ reason, until }) => {
    const body = { reason, until: momentOf(until) };
    return change('PUT', pathOf(player, 'suspension'), body, t('console.suspendedNow'));
  };
  return inLine(t('console.suspend'), fields, suspend, { legend: t('console.suspension') });
}

function lifting(player, change) {
  const path = pathOf(player, 'suspension');
  const lift = () => change('DELETE', path, undefined, t('console.lifted'));
  return inLine(t('console.lift'), [], lift);
}

function quotas(player, change) {
  const limits = { type: 'number', required: false, min: 1, max: 1_000_000 };
  const quota = (name) =>
    field(name, t(`console.quota.${name}`), { ...limits, value: player.quota?.[name] });
  const why = h`<p class="quiet small">${t('console.quotasWhy')}</p>`;
  const set = (given) => {
    const valueOf = (name) => given[name] ? Number(given[name]) : null;
    const quota = Object.fromEntries(QUOTAS.map((name) => [name, valueOf(name)]));
    const path = pathOf(player, 'quota');
    return Object.values(quota).every((value) => value === null)
      ? change('DELETE', path, undefined, t('console.quotasRemoved'))
      : change('PUT', path, quota, t('console.quotasSet'));
  };
  const fields = [why, ...QUOTAS.map(quota)];
  return inLine(t('console.setQuotas'), fields, set, { legend: t('console.quotas') });
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
