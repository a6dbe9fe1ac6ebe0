import { address, get, post, progressed, send } from '../base/api.js';
import { field, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice, paged, workingButton } from '../base/view.js';
import { isMine, playerLink } from '../people/players.js';
import { classAddress, classApi, decision } from './frame.js';

const TEACHERS = ['teacher', 'admin'];
const PAGE_SIZE = 50;

/** The classes of the player, a way to join one, and for teachers a way to make one. */
export async function listPage({ signal, update }) {
  const fetchPage = (after) => get(address('/api/classes', { limit: PAGE_SIZE, after }), signal);
  const [me, page] = await Promise.all([get('/api/me', signal), fetchPage(null)]);
  const mayTeach = me.roles.some((role) => TEACHERS.includes(role));
  const list = paged(page, fetchPage, update);
  const classes = () => h`<ul class="class-list">${list.items.map(item)}</ul>${list.more()}`;
  return () =>
    h`<div class="console classes">
      <h1 tabindex="-1">${t('inClass.title')}</h1>
      ${list.items.length > 0 ? classes() : h`<p>${t('classes.none')}</p>`}
      <p>${link('#/classes/join', t('inClass.join'))}</p>
      ${mayTeach ? making() : h`<p class="quiet small">${t('classes.howToTeach')}</p>`}
    </div>`;
}

function item(one) {
  const facts = [
    one.teaches ? t('classes.youTeach') : t('classes.of', { teacher: one.teacher }),
    t('classes.members', { n: one.members }),
    one.archivedAt && t('classes.archived'),
  ].filter(Boolean).join(' · ');
  return h`<li>
    <strong>${link(classAddress(one), one.name)}</strong>
    <span class="quiet small">${facts}</span>
  </li>`;
}

/** Goes on after the player's classes have changed. */
function go(target) {
  progressed();
  location.hash = target;
}

function nameField(value, label = t('classes.name')) {
  return field('name', label, { maxlength: 100, value });
}

function making() {
  const make = async ({ name }) =>
    go(classAddress(await post('/api/classes', { name: name.trim() }), 'members'));
  return h`<h2>${t('classes.make')}</h2>
    ${inLine(t('classes.makeNow'), [nameField()], make, { button: 'main' })}`;
}

/** Copies, renames, archives and deletes the class, for its teachers. */
export function managingTab(shown, { again }) {
  const path = classApi(shown);
  const rename = ({ name }) => send('PUT', path, { body: { name: name.trim() } }).then(again);
  const archiving = [t('classes.archive'), t('classes.archiveWhy'), t('classes.archiveNow')];
  const archive = () => post(`${path}/archiving`).then(again);
  const deletion = [t('classes.delete'), t('classes.deleteWhy'), t('classes.deleteNow')];
  const remove = () => send('DELETE', path).then(() => go('/classes'));
  const copy = async ({ name }) => {
    const made = await post(`/api/classes?assignments-of=${shown.id}`, { name: name.trim() });
    go(classAddress(made, 'assignments'));
  };
  const changing = () =>
    h`${inLine(t('classes.rename'), [nameField(shown.name)], rename)}
      ${decision(archiving, archive)}`;
  return h`${!shown.archivedAt && changing()}
    ${inLine(t('classes.copyClass'), [nameField('', t('classes.copyName'))], copy)}
    <p class="quiet small">${t('classes.copyClassWhy')}</p>
    ${isMine(shown.teacher) && decision(deletion, remove)}`;
}

/** Looks up a class by its code, tells what its teacher will see, and joins it. */
export async function joinPage({ query }) {
  const code = query.get('code');
  const look = async (given) =>
    invitation(await post('/api/classes/invitations', given), given.code);
  const found = code && await look({ code }).catch((problem) => notice(problem.message));
  const asking = () => {
    const more = { maxlength: 100, autocomplete: 'off', autocapitalize: 'characters' };
    const fields = [field('code', t('classes.code'), { ...more, spellcheck: 'false' })];
    return inLine(t('classes.look'), fields, look, { button: 'main' });
  };
  return h`<div class="console classes narrow">
    <h1 tabindex="-1">${t('inClass.join')}</h1>
    ${found || asking()}
  </div>`;
}

function invitation(shown, code) {
  const { name, teacher } = shown;
  if (shown.seated) {
    return h`<h2>${name}</h2><p>${t('classes.seated')} ${link(classAddress(shown), name)}</p>`;
  }
  const join = () => post(classApi(shown, 'members'), { code }).then(() => go(classAddress(shown)));
  const sees = t('classes.sees', { teacher });
  const list = (...texts) => h`<ul>${texts.map((text) => h`<li>${text}</li>`)}</ul>`;
  return h`<h2>${name}</h2>
    <p>${t('classes.taughtBy')} ${playerLink(teacher)}</p>
    <section class="notice" aria-label=${sees}>
      <strong>${sees}</strong>
      ${list(t('classes.seesName'), t('classes.seesSources'), t('classes.seesSimilar'))}
      <strong>${t('classes.seesNot', { teacher })}</strong>
      ${list(t('classes.seesNotOther'), t('classes.seesNotBefore'))}
      <p>${t('classes.seesStill', { teacher })}</p>
      <p>${t('classes.othersSee')}</p>
      <p>${t('classes.canLeave', { teacher })}</p>
    </section>
    ${workingButton(t('classes.joinNow', { name }), join, { kind: 'main' })}`;
}
