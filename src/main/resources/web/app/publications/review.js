import { get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { onKeys } from '../base/shortcuts.js';
import { current } from '../base/session.js';
import { doing, h, link } from '../base/view.js';
import { goLogIn } from '../people/account.js';
import { publicationsAddress } from '../puzzle/addresses.js';
import { publication, publicationList, solutionKeys } from './publication.js';

/** A random solution of a puzzle that the player has solved and not voted for yet. */
export async function reviewPage({ signal, update }) {
  if (!current()) {
    goLogIn('needed');
  }
  const me = await get('/api/me', signal);
  const fetching = doing(update);
  let one = null;
  let puzzle = null;

  async function fetchOne() {
    const found = await get('/api/publications/review', signal).catch(noneIfNotFound);
    puzzle = found && await get(`/api/puzzles/${encodeURIComponent(found.puzzle)}`, signal);
    one = found && publication(found, me.roles.includes('admin'), update);
  }
  async function another() {
    await fetching.run(fetchOne);
    document.querySelector('main .another')?.focus();
  }

  await fetchOne();
  solutionKeys(() => one ? [one] : [], signal);
  onKeys({ n: () => one && another() }, signal);
  const solution = () => {
    const all = link(publicationsAddress(puzzle.slug), puzzle.title);
    return h`<h2>${parts('review.of', { puzzle: all })}</h2>
      ${publicationList([one])}
      <button type="button" class="another" ?disabled=${fetching.busy} @click=${another}>
        ${t('review.another')}
      </button>`;
  };
  const nothing = () =>
    h`<p>${t('review.none')}</p><p>${link('#/puzzles', t('review.puzzles'))}</p>`;
  return () =>
    h`<div class="reading">
      <h1 tabindex="-1">${t('review.title')}</h1>
      <p class="quiet">${t('review.lead')}</p>
      <div aria-live="polite">${one ? solution() : nothing()}</div>
      ${fetching.notice()}
    </div>`;
}

function noneIfNotFound(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
  return null;
}
