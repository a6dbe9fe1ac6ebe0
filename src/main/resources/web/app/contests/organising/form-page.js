import { get, post, Problem, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link } from '../../base/page.js';
import { current } from '../../base/session.js';
import { goLogIn } from '../../people/account.js';
import { contestAddress, contestApi, CONTESTS, CONTESTS_API } from '../addresses.js';
import { loadContest } from '../loading.js';
import { contestForm } from './form.js';

const USABLE = ['VALIDATED', 'PUBLISHED'];
const ORGANISERS = ['author', 'admin'];

/** A new contest. */
export async function newPage({ signal }) {
  if (!current()) {
    goLogIn('needed');
  }
  const [me, own] = await Promise.all([get('/api/me', signal), ownPuzzles(signal)]);
  if (!me.roles.some((role) => ORGANISERS.includes(role))) {
    throw new Problem(403, t('contests.onlyOrganisers'));
  }
  return page(t('contests.new'), CONTESTS, null, own, async (body) => {
    const { id } = await post(CONTESTS_API, body);
    if (!signal.aborted) {
      location.hash = contestAddress(id);
    }
  });
}

/** Changing a contest. */
export async function editPage({ parameters: [id], signal }) {
  const [contest, own] = await Promise.all([loadContest(id, signal), ownPuzzles(signal)]);
  if (!contest.mine) {
    throw new Problem(403, t('contests.onlyOrganisers'));
  }
  const back = contestAddress(id, 'organising');
  return page(t('contests.edit', { contest: contest.title }), back, contest, own, async (body) => {
    await send('PUT', contestApi(id), { body });
    if (!signal.aborted) {
      location.hash = contestAddress(id);
    }
  });
}

function page(title, back, contest, own, save) {
  return element(
    'div',
    { class: 'narrow' },
    element('p', { class: 'small' }, link(back, contest?.title ?? t('contests.back'))),
    element('h1', { tabindex: '-1' }, title),
    contestForm(contest, own, save),
  );
}

/** The author's puzzles of which a version can be in a contest. */
async function ownPuzzles(signal) {
  try {
    const { items } = await get('/api/author/puzzles?limit=100', signal);
    return items.filter(({ state, published }) => USABLE.includes(state) || published);
  } catch (error) {
    if (error.status === 403) {
      return [];
    }
    throw error;
  }
}
