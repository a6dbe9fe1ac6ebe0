import { address, get, send } from '../base/api.js';
import { field, inLine, momentOf } from '../base/form.js';
import { moment, t } from '../base/language.js';
import { parse } from '../base/python.js';
import { h, link, paged } from '../base/view.js';
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
  const list = paged(await fetchPage(null), fetchPage, update);
  const letters = { type: 'search', required: false, value: q, autocapitalize: 'off' };
  const fields = [field('q', t('console.nameBegins'), letters)];
  const search = ({ q }) => {
    location.hash = address('/console/players', { q: q.trim() });
  };
  const players = () => h`<ul class="players">${list.items.map((card) => card())}</ul>`;
  return () =>
    h`${inLine(t('console.search'), fields, search, { kind: 'finding' })}
      ${list.items.length === 0 ? h`<p>${t('console.noPlayers')}</p>` : players()} ${list.more()}`;
}

/** A player; a change shows the player as the server sees it then. */
function playerCard(player, update) {
  const { name } = player;
  const path = `/api/admin/players/${encodeURIComponent(name)}`;
  let now = player;
  async function change(method, path, body) {
    const answer = await send(method, path, { body });
    now = { ...now, ...parse(await answer.text()) };
    update();
  }
  async function setRoles(chosen) {
    const body = { roles: ROLES.filter((role) => role in chosen) };
    await change('PUT', `/api/players/${encodeURIComponent(name)}/roles`, body);
    return t('console.rolesSet');
  }
  async function suspend({ reason, until }) {
    await change('PUT', `${path}/suspension`, { reason, until: momentOf(until) });
    return t('console.suspendedNow');
  }
  async function lift() {
    await change('DELETE', `${path}/suspension`);
    return t('console.lifted');
  }
  async function setQuotas(given) {
    const quota = Object.fromEntries(QUOTAS.map((name) => [name, Number(given[name]) || null]));
    const isNone = Object.values(quota).every((value) => value === null);
    await (isNone ? change('DELETE', `${path}/quota`) : change('PUT', `${path}/quota`, quota));
    return t('console.quotasSet');
  }

  const box = (role) =>
    h`<label class="box">
      <input type="checkbox" name=${role} ?checked=${now.roles.includes(role)}>${roleTitle(role)}
    </label>`;
  const limits = { type: 'number', required: false, min: 1, max: 1_000_000 };
  const quota = (name) =>
    field(name, t(`console.quota.${name}`), { ...limits, value: now.quota?.[name] });
  const why = h`<p class="quiet small">${t('console.quotasWhy')}</p>`;
  const suspension = [
    field('reason', t('console.reason'), { maxlength: 1000 }),
    field('until', t('console.until'), { type: 'datetime-local', required: false }),
  ];
  const set = (legend, action, fields, send) => inLine(action, fields, send, { legend });
  // Both are the same form, so that one takes the place of what the other has said.
  const suspending = () =>
    now.suspension
      ? set(t('console.suspension'), t('console.lift'), [], lift)
      : set(t('console.suspension'), t('console.suspend'), suspension, suspend);
  return () =>
    h`<li>
      ${head(now)}
      <details>
        <summary>${t('console.change', { player: name })}</summary>
        ${set(t('console.roles'), t('console.setRoles'), ROLES.map(box), setRoles)} ${suspending()}
        ${set(t('console.quotas'), t('console.setQuotas'), [why, ...QUOTAS.map(quota)], setQuotas)}
      </details>
    </li>`;
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
    ${suspension && suspended(suspension)}
  </div>`;
}

function suspended({ reason, until }) {
  return h`<p class="field-problem">
    ${t('console.isSuspended', { reason })}
    ${until && t('console.isSuspendedUntil', { time: moment(until) })}
  </p>`;
}
