import { address, get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { onKeys } from '../base/shortcuts.js';
import { h, link, paged, repeat, tabs } from '../base/view.js';
import { publicationsAddress, puzzleHead } from '../puzzle/addresses.js';
import { publication } from './publication.js';
import { CATEGORIES, categoryTitle } from './publishing.js';

const SORTS = ['votes', 'newest'];

function puzzlePath(slug) {
  return `/api/puzzles/${encodeURIComponent(slug)}`;
}

/** The published solutions, for players who have solved the puzzle. */
export async function publicationsPage({ parameters: [slug], query, signal, update, isTab }) {
  const chosen = { category: query.get('category'), sort: query.get('sort') ?? 'votes' };
  const puzzle = await get(puzzlePath(slug), signal);
  const fetchPage = async (after) => {
    const path = `${puzzlePath(slug)}/publications`;
    const page = await get(address(path, { ...chosen, after }), signal);
    return { ...page, items: page.items.map((one) => publication(one, update)) };
  };
  const list = paged(await fetchPage(null), fetchPage, update);
  solutionKeys(signal);
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
      ${publicationList(list.items)} ${list.more()}
      <p class="quiet">
        ${t('publications.reviewWhy')}
        ${link(address('#/review', { puzzle: slug }), t('publications.reviewOne'))}
      </p>
    </div>`;
}

/** A random solution that the player may see and has not voted for yet: of any puzzle, or of one. */
export async function reviewPage({ query, signal, update, again }) {
  const only = query.get('puzzle');
  const path = `${only ? puzzlePath(only) : '/api'}/publications/review`;
  const one = await get(path, signal).catch(noneIfNotFound);
  const puzzle = one && await get(puzzlePath(one.puzzle), signal);
  const shown = one && publication(one, update);
  solutionKeys(signal);
  onKeys({ n: again }, signal);
  const solution = () => {
    const all = link(publicationsAddress(puzzle.slug), puzzle.title);
    return h`<h2>${parts('review.of', { puzzle: all })}</h2>
      ${publicationList([shown])}
      <button type="button" @click=${again}>${t('review.another')}</button>`;
  };
  const nothing = () =>
    h`<p>${t('review.none')}</p><p>${link('#/puzzles', t('review.puzzles'))}</p>`;
  return () =>
    h`<div class="reading">
      <h1 tabindex="-1">${t('review.title')}</h1>
      <p class="quiet">${t('review.lead')}</p>
      <div aria-live="polite">${one ? solution() : nothing()}</div>
    </div>`;
}

function publicationList(publications) {
  const items = repeat(publications, ({ id }) => id, ({ draw }) => draw());
  return h`<ol class="publications">${items}</ol>`;
}

/** The keys among solutions: j and k go on and back; v, c and d act on the solution in focus. */
function solutionKeys(signal) {
  const all = () => [...document.querySelectorAll('.publications > li')];
  const now = () => all().findIndex((one) => one.contains(document.activeElement));
  const go = (by) => () => {
    const next = all()[Math.min(Math.max(now() + by, 0), all().length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'start' });
  };
  const find = (selector) => all()[Math.max(now(), 0)]?.querySelector(selector);
  const comment = () => {
    const text = find('textarea');
    text?.closest('details').setAttribute('open', '');
    text?.focus();
  };
  const click = (selector) => () => find(selector)?.click();
  onKeys({ j: go(1), k: go(-1), v: click('.vote'), c: comment, d: click('.compare') }, signal);
}

function noneIfNotFound(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
  return null;
}
