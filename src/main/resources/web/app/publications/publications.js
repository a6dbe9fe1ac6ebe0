import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { h, link, paged, tabs, workingButton } from '../base/view.js';
import { goLogIn } from '../people/account.js';
import { publicationsAddress, puzzleHead } from '../puzzle/addresses.js';
import { CATEGORIES, categoryTitle } from './categories.js';
import { publication, publicationList, solutionKeys } from './publication.js';

const SORTS = ['votes', 'newest'];

/** The published solutions, for players who have solved the puzzle. */
export async function publicationsPage({ parameters: [slug], query, signal, update, isTab }) {
  if (!current()) {
    goLogIn('needed');
  }
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const chosen = { category: query.get('category'), sort: query.get('sort') ?? 'votes' };
  const [puzzle, me] = await Promise.all([get(path, signal), get('/api/me', signal)]);
  const admin = me.roles.includes('admin');
  const fetchPage = async (after) => {
    const page = await get(address(`${path}/publications`, { ...chosen, after }), signal);
    return { ...page, items: page.items.map((one) => publication(one, admin, update)) };
  };
  const list = paged(await fetchPage(null), fetchPage, update);
  let reviewed = [];
  const review = async () => {
    reviewed = [publication(await get(`${path}/publications/review`), admin, update)];
    update();
  };
  solutionKeys(() => [...list.items, ...reviewed], signal);
  const choice = (name, value, text) => ({
    href: publicationsAddress(slug, { ...chosen, [name]: value }),
    text,
    current: value === chosen[name],
  });
  const categories = [
    choice('category', null, t('publications.all')),
    ...CATEGORIES.map((one) => choice('category', one, categoryTitle(one))),
  ];
  const sorts = SORTS.map((one) => choice('sort', one, t(`publications.sort.${one}`)));
  return () =>
    h`<div class="reading">
      ${puzzleHead(slug, t('publications.title', { puzzle: puzzle.title }), isTab)}
      <div class="choices">
        ${tabs(t('publications.categories'), categories)} ${tabs(t('publications.order'), sorts)}
      </div>
      ${list.items.length === 0 && h`<p class="quiet">${t('publications.none')}</p>`}
      ${publicationList(list.items)}
      ${list.more()}
      <section>
        <h2>${t('publications.review')}</h2>
        <p class="quiet">${t('publications.reviewWhy')}</p>
        <div class="buttons">
          ${workingButton(t('publications.reviewOne'), review, { kind: 'quiet' })}
          ${link('#/review', t('publications.reviewAny'))}
        </div>
        ${publicationList(reviewed, 'polite')}
      </section>
    </div>`;
}
