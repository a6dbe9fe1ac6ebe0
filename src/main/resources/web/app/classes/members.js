import { address, get, post, send } from '../base/api.js';
import { field, inLine, NAME } from '../base/form.js';
import { t } from '../base/language.js';
import { current, progressed } from '../base/session.js';
import { h, keyed, link, listing, notice, table, time, workingButton } from '../base/view.js';
import { PERIODS, periods, placeColumns, playerLink } from '../people/players.js';
import { classAddress, decision } from './frame.js';

const PAGE_SIZE = 50;

/** The members, the code with which players join, and a way to leave. */
export function membersTab(shown, { again, update }) {
  const columns = [
    t('players.player'),
    ...(shown.teaches ? [t('classes.joined'), t('classes.removal')] : []),
  ];
  const row = ({ name, joinedAt }) => [
    playerLink(name),
    ...(shown.teaches ? [time(joinedAt), removal(shown, name, again)] : []),
  ];
  const members = shown.members.length > 0
    ? table(t('classes.tab.members'), columns, shown.members.map(row))
    : h`<p>${t('classes.nobody')}</p>`;
  const joining = shown.teaches && !shown.archivedAt && joiningWays(shown, again, update);
  return () =>
    h`${joining && joining()}
      <h2>${t('classes.members', { n: shown.members.length })}</h2>
      ${members} ${!shown.teaches && leaving(shown)}
      ${shown.teaches && teachers(shown, again)}`;
}

/** The teachers; whoever made the class adds and removes others. */
function teachers(shown, again) {
  const path = (name) => `/api/classes/${shown.id}/teachers/${encodeURIComponent(name)}`;
  const own = current()?.name;
  const mayChange = shown.teacher === own && !shown.archivedAt;
  const add = ({ name }) => send('PUT', path(name.trim())).then(again);
  const remove = (name) => send('DELETE', path(name)).then(again);
  const removing = (name) =>
    workingButton(t('classes.remove'), () => remove(name), { kind: 'small' });
  const item = (name) =>
    h`<li>${playerLink(name)} ${(mayChange || name === own) && removing(name)}</li>`;
  return h`<section>
    <h2>${t('classes.teachers')}</h2>
    <ul><li>${playerLink(shown.teacher)}</li>${shown.teachers.map(item)}</ul>
    ${
    mayChange &&
    inLine(t('classes.addTeacher'), [field('name', t('classes.teacherName'), NAME)], add)
  }
  </section>`;
}

function remove({ id }, name) {
  return send('DELETE', `/api/classes/${id}/members/${encodeURIComponent(name)}`);
}

function removal(shown, name, again) {
  const label = t('classes.removeOne', { name });
  const texts = [t('classes.remove'), t('classes.removeWhy'), label];
  return keyed(name, decision(texts, () => remove(shown, name).then(again), label));
}

/** The link and the code, which can be copied and replaced. */
function joiningWays(shown, again, update) {
  const { id, code } = shown;
  const target = `${location.origin}/#/classes/join?code=${code}`;
  let copied = false;
  async function copy() {
    await navigator.clipboard.writeText(target);
    copied = true;
    update();
  }
  const texts = [t('classes.newCode'), t('classes.newCodeWhy'), t('classes.newCodeNow')];
  const replacing = decision(texts, () => post(`/api/classes/${id}/code`).then(again));
  return () =>
    h`<section>
      <h2>${t('classes.howToJoin')}</h2>
      <p>${t('classes.code')}: <code class="class-code">${code}</code></p>
      <p class="class-link"><code>${target}</code></p>
      <div class="buttons">${workingButton(t('classes.copy'), copy, { kind: 'small' })}</div>
      <div role="status">${copied && notice(t('classes.copied'), 'hint')}</div>
      ${replacing}
      <p>${link(classAddress(shown, 'roster'), t('classes.roster'))}</p>
    </section>`;
}

function leaving(shown) {
  const why = t('classes.leaveWhy', { teacher: shown.teacher });
  return decision([t('classes.leave'), why, t('classes.leaveNow')], async () => {
    await remove(shown, current()?.name);
    progressed();
    location.hash = '/classes';
  });
}

/** The members among themselves, by points. */
export async function boardTab(shown, { query, signal, update }) {
  const period = PERIODS.includes(query.get('period')) ? query.get('period') : 'all';
  const parameters = { class: shown.id, limit: PAGE_SIZE };
  const fetchPage = (after) =>
    get(address(`/api/leaderboards/${period}`, { ...parameters, after }), signal);
  const caption = t('classes.tab.board');
  const table = { caption, columns: placeColumns(), none: t('players.nobody') };
  const list = await listing(table, fetchPage, update);
  return () =>
    h`${periods(classAddress(shown, 'board'), period)} ${list()}
      <p class="quiet small">${t('classes.boardWhy')}</p>`;
}
