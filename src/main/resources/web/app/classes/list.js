import { address, get, post, send } from '../base/api.js';
import { field, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { current, progressed } from '../base/session.js';
import { h, link, paged } from '../base/view.js';
import { classAddress, decision } from './frame.js';

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

function nameField(value, label = t('classes.name')) {
  return field('name', label, { maxlength: 100, value });
}

function making() {
  async function make({ name }) {
    const made = await post('/api/classes', { name: name.trim() });
    progressed();
    location.hash = classAddress(made, 'members');
  }
  return h`<h2>${t('classes.make')}</h2>
    ${inLine(t('classes.makeNow'), [nameField()], make, { button: 'main' })}`;
}

/** Copies, renames, archives and deletes the class, for its teachers. */
export function managingTab(shown, { again }) {
  const path = `/api/classes/${shown.id}`;
  const rename = ({ name }) => send('PUT', path, { body: { name: name.trim() } }).then(again);
  const archiving = [t('classes.archive'), t('classes.archiveWhy'), t('classes.archiveNow')];
  const archive = () => post(`${path}/archiving`).then(again);
  const deletion = [t('classes.delete'), t('classes.deleteWhy'), t('classes.deleteNow')];
  const copy = async ({ name }) => {
    const body = { name: name.trim() };
    const made = await post(`/api/classes?assignments-of=${shown.id}`, body);
    progressed();
    location.hash = classAddress(made, 'assignments');
  };
  async function remove() {
    await send('DELETE', path);
    progressed();
    location.hash = '/classes';
  }
  const changing = () =>
    h`${inLine(t('classes.rename'), [nameField(shown.name)], rename)}
      ${decision(archiving, archive)}`;
  return h`${!shown.archivedAt && changing()}
    ${inLine(t('classes.copyClass'), [nameField('', t('classes.copyName'))], copy)}
    <p class="quiet small">${t('classes.copyClassWhy')}</p>
    ${shown.teacher === current()?.name && decision(deletion, remove)}`;
}
