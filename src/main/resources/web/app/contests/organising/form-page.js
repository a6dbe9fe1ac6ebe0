import { get, post, Problem, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { current } from '../../base/session.js';
import { h, link } from '../../base/view.js';
import { goLogIn } from '../../people/account.js';
import { contestAddress, contestApi, CONTESTS, CONTESTS_API } from '../addresses.js';
import { ORGANISERS } from '../list.js';
import { loadAll, loadContest } from '../loading.js';
import { contestForm } from './form.js';

const USABLE = ['VALIDATED', 'PUBLISHED'];
/** How many pages of puzzles are offered at most. */
const MOST_PAGES = 10;

/** A new contest. */
export async function newPage({ signal, update }) {
  if (!current()) {
    goLogIn('needed');
  }
  const [me, usable] = await Promise.all([get('/api/me', signal), usablePuzzles(signal)]);
  if (!me.roles.some((role) => ORGANISERS.includes(role))) {
    throw new Problem(403, t('contests.onlyOrganisers'));
  }
  const save = async (body) => goTo((await post(CONTESTS_API, body)).id, signal);
  const form = contestForm(null, usable, save, update);
  return () => page(t('contests.new'), link(CONTESTS, t('contests.back')), form());
}

/** Changing a contest. */
export async function editPage({ parameters: [id], signal, update }) {
  const [contest, usable] = await Promise.all([loadContest(id, signal), usablePuzzles(signal)]);
  if (!contest.mine) {
    throw new Problem(403, t('contests.onlyOrganisers'));
  }
  const save = async (body) => {
    await send('PUT', contestApi(id), { body });
    goTo(id, signal);
  };
  const form = contestForm(contest, usable, save, update);
  const back = link(contestAddress(id, 'organising'), contest.title);
  return () => page(t('contests.edit', { contest: contest.title }), back, form());
}

function page(title, back, form) {
  return h`<div class="narrow">
    <p class="small">${back}</p>
    <h1 tabindex="-1">${title}</h1>
    ${form}
  </div>`;
}

function goTo(id, signal) {
  if (!signal.aborted) {
    location.hash = contestAddress(id);
  }
}

/** The puzzles that can be in a contest: those of everybody, and the author's own. */
async function usablePuzzles(signal) {
  const all = (path) => loadAll(path, {}, signal, MOST_PAGES);
  const [published, own] = await Promise.all([
    all('/api/puzzles'),
    all('/api/author/puzzles').catch((error) => {
      if (error.status === 403) {
        return [];
      }
      throw error;
    }),
  ]);
  return [
    ...published,
    ...own.filter(({ state, published }) => USABLE.includes(state) && !published),
  ];
}
