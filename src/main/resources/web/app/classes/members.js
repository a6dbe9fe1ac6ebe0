import { address, current, get, post, progressed, send } from '../base/api.js';
import { field, form, inLine, NAME } from '../base/form.js';
import { t } from '../base/language.js';
import { h, keyed, link, listing, table, time, workingButton } from '../base/view.js';
import { isMine, PERIODS, periods, placeColumns, playerLink } from '../people/players.js';
import { classAddress, classApi, decision } from './frame.js';

const PAGE_SIZE = 50;

/** The members, the code with which players join, and a way to leave. */
export function membersTab(shown, { again }) {
  const { teaches, members, archivedAt } = shown;
  const forTeachers = [
    { title: t('classes.joined'), cell: ({ joinedAt }) => time(joinedAt) },
    { title: t('classes.removal'), cell: ({ name }) => removal(shown, name, again) },
  ];
  const columns = [
    { title: t('players.player'), cell: ({ name }) => playerLink(name) },
    ...(teaches ? forTeachers : []),
  ];
  const list = () => table(t('classes.tab.members'), columns, members);
  return h`${teaches && !archivedAt && joiningWays(shown, again)}
    <h2>${t('classes.members', { n: members.length })}</h2>
    ${members.length > 0 ? list() : h`<p>${t('classes.nobody')}</p>`}
    ${teaches ? teachers(shown, again) : leaving(shown)}`;
}

/** The teachers; whoever made the class adds and removes others. */
function teachers(shown, again) {
  const path = (name) => classApi(shown, 'teachers', name);
  const mayChange = isMine(shown.teacher) && !shown.archivedAt;
  const add = ({ name }) => send('PUT', path(name.trim())).then(again);
  const remove = (name) => send('DELETE', path(name)).then(again);
  const removing = (name) =>
    workingButton(t('classes.remove'), () => remove(name), { kind: 'small' });
  const item = (name) =>
    h`<li>${playerLink(name)} ${(mayChange || isMine(name)) && removing(name)}</li>`;
  const fields = [field('name', t('classes.teacherName'), NAME)];
  return h`<section>
    <h2>${t('classes.teachers')}</h2>
    <ul><li>${playerLink(shown.teacher)}</li>${shown.teachers.map(item)}</ul>
    ${mayChange && inLine(t('classes.addTeacher'), fields, add)}
  </section>`;
}

function remove(shown, name) {
  return send('DELETE', classApi(shown, 'members', name));
}

function removal(shown, name, again) {
  const label = t('classes.removeOne', { name });
  const texts = [t('classes.remove'), t('classes.removeWhy'), label];
  return keyed(name, decision(texts, () => remove(shown, name).then(again), label));
}

/** The link and the code, which can be copied and replaced. */
function joiningWays(shown, again) {
  const { code } = shown;
  const target = `${location.origin}/#/classes/join?code=${code}`;
  const copy = async () => {
    await navigator.clipboard.writeText(target);
    return t('classes.copied');
  };
  const texts = [t('classes.newCode'), t('classes.newCodeWhy'), t('classes.newCodeNow')];
  const replace = () => post(classApi(shown, 'code')).then(again);
  return h`<section>
    <h2>${t('classes.howToJoin')}</h2>
    <p>${t('classes.code')}: <code class="class-code">${code}</code></p>
    <p class="class-link"><code>${target}</code></p>
    ${form({ action: t('classes.copy'), send: copy, button: 'small' })}
    ${decision(texts, replace)}
    <p>${link(classAddress(shown, 'roster'), t('classes.roster'))}</p>
  </section>`;
}

function leaving(shown) {
  const why = t('classes.leaveWhy', { teacher: shown.teacher });
  return decision([t('classes.leave'), why, t('classes.leaveNow')], async () => {
    await remove(shown, current().name);
    progressed();
    location.hash = '/classes';
  });
}

/** The members among themselves, by points. */
export async function boardTab(shown, { query, signal, update }) {
  const period = PERIODS.find((one) => one === query.get('period')) ?? 'all';
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
