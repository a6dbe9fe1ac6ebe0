import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, tabs } from '../base/page.js';
import { current } from '../base/session.js';
import { goLogIn } from '../people/account.js';
import { publicationsAddress, puzzleHead } from '../puzzle/addresses.js';
import { answered } from './answered.js';
import { CATEGORIES, categoryTitle } from './categories.js';
import { solutionKeys } from './keys.js';
import { publication } from './publication.js';

const SORTS = ['votes', 'newest'];

/** The published solutions, for players who have solved the puzzle. */
export async function publicationsPage({ parameters: [slug], query, signal, isTab }) {
  if (!current()) {
    goLogIn('needed');
  }
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const chosen = { category: query.get('category'), sort: query.get('sort') ?? 'votes' };
  const fetchPage = (after) => get(address(`${path}/publications`, { ...chosen, after }), signal);
  const [puzzle, page, me] = await Promise.all([
    get(path, signal),
    fetchPage(null),
    get('/api/me', signal),
  ]);
  const admin = me.roles.includes('admin');
  const show = (one) => publication(one, admin);
  const list = element('ol', { class: 'publications' }, page.items.map(show));
  const none = element('p', { class: 'quiet' }, t('publications.none'));
  const node = element(
    'div',
    { class: 'reading' },
    puzzleHead(slug, t('publications.title', { puzzle: puzzle.title }), isTab),
    choice(
      t('publications.categories'),
      { '': t('publications.all'), ...titles(CATEGORIES, categoryTitle) },
      chosen.category ?? '',
      (category) => ({ ...chosen, category }),
    ),
    choice(
      t('publications.order'),
      titles(SORTS, sortTitle),
      chosen.sort,
      (sort) => ({ ...chosen, sort }),
    ),
    page.items.length > 0 ? null : none,
    list,
    moreButton(page.next, fetchPage, (items) => list.append(...items.map(show))),
    review(`${path}/publications/review`, show),
  );
  solutionKeys(node, signal);
  return node;

  function choice(label, titles, now, chosenWith) {
    return tabs(
      label,
      Object.entries(titles).map(([value, text]) => ({
        href: publicationsAddress(slug, chosenWith(value)),
        text,
        current: value === now,
      })),
    );
  }
}

function titles(values, titleOf) {
  return Object.fromEntries(values.map((value) => [value, titleOf(value)]));
}

function sortTitle(sort) {
  return t(`publications.sort.${sort}`);
}

/** Fetches a solution without votes and comments. */
function review(path, show) {
  const found = element('ol', { class: 'publications', 'aria-live': 'polite' });
  const button = element(
    'button',
    { type: 'button', class: 'quiet', click: fetchOne },
    t('publications.reviewOne'),
  );
  async function fetchOne() {
    await answered(button, found, async () => found.replaceChildren(show(await get(path))));
  }
  return element(
    'section',
    {},
    element('h2', {}, t('publications.review')),
    element('p', { class: 'quiet' }, t('publications.reviewWhy')),
    element('div', { class: 'buttons' }, button, link('#/review', t('publications.reviewAny'))),
    found,
  );
}
