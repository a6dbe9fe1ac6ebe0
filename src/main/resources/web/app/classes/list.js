import { address, get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton } from '../base/page.js';
import { progressed } from '../base/session.js';
import { actionForm, field } from '../console/action.js';
import { classAddress } from './frame.js';

const TEACHERS = ['teacher', 'admin'];
const PAGE_SIZE = 50;

/** The classes of the player, a way to join one, and for teachers a way to make one. */
export async function listPage({ signal }) {
  const fetchPage = (after) => get(address('/api/classes', { limit: PAGE_SIZE, after }), signal);
  const [me, page] = await Promise.all([get('/api/me', signal), fetchPage(null)]);
  const mayTeach = me.roles.some((role) => TEACHERS.includes(role));
  const list = element('ul', { class: 'class-list' }, page.items.map(item));
  return element(
    'div',
    { class: 'console classes' },
    element('h1', { tabindex: '-1' }, t('inClass.title')),
    page.items.length > 0
      ? [list, moreButton(page.next, fetchPage, (more) => list.append(...more.map(item)))]
      : element('p', {}, t('classes.none')),
    element('p', {}, link('#/classes/join', t('inClass.join'))),
    mayTeach ? making() : element('p', { class: 'quiet small' }, t('classes.howToTeach')),
  );
}

function item(one) {
  const facts = [
    one.teaches ? t('classes.youTeach') : t('classes.of', { teacher: one.teacher }),
    t('classes.members', { n: one.members }),
    one.archivedAt ? t('classes.archived') : null,
  ].filter(Boolean);
  return element(
    'li',
    {},
    element('strong', {}, link(classAddress(one), one.name)),
    element('span', { class: 'quiet small' }, facts.join(' · ')),
  );
}

function making() {
  return [
    element('h2', {}, t('classes.make')),
    actionForm(
      t('classes.makeNow'),
      field(t('classes.name'), 'name', { required: true, maxlength: 100 }),
      async ({ name }) => {
        const made = await post('/api/classes', { name: name.trim() });
        progressed();
        location.hash = classAddress(made, 'members');
      },
      { main: true },
    ),
  ];
}
