import { get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { onKeys } from '../base/shortcuts.js';
import { current } from '../base/session.js';
import { goLogIn } from '../people/account.js';
import { publicationsAddress } from '../puzzle/addresses.js';
import { answered } from './answered.js';
import { solutionKeys } from './keys.js';
import { publication } from './publication.js';

/** A random solution of a puzzle that the player has solved and not voted for yet. */
export async function reviewPage({ signal }) {
  if (!current()) {
    goLogIn('needed');
  }
  const place = element('div', { 'aria-live': 'polite' });
  const message = element('div');
  const next = element('button', { type: 'button', click: another }, t('review.another'));
  const me = await get('/api/me', signal);
  const admin = me.roles.includes('admin');

  async function fetchOne() {
    const one = await get('/api/publications/review', signal).catch((problem) => {
      if (problem.status !== 404) {
        throw problem;
      }
      return null;
    });
    place.replaceChildren(...(one ? await shown(one, admin, signal) : nothing()));
    next.hidden = !one;
  }

  async function another() {
    message.replaceChildren();
    await answered(next, message, fetchOne);
    next.focus();
  }

  await fetchOne();
  const node = element(
    'div',
    { class: 'reading' },
    element('h1', { tabindex: '-1' }, t('review.title')),
    element('p', { class: 'quiet' }, t('review.lead')),
    place,
    next,
    message,
  );
  solutionKeys(node, signal);
  onKeys({ n: () => next.hidden || another() }, signal);
  return node;
}

async function shown(one, admin, signal) {
  const puzzle = await get(`/api/puzzles/${encodeURIComponent(one.puzzle)}`, signal);
  const all = link(publicationsAddress(one.puzzle), puzzle.title);
  return [
    element('h2', {}, parts('review.of', { puzzle: all })),
    element('ol', { class: 'publications' }, publication(one, admin)),
  ];
}

function nothing() {
  return [
    element('p', {}, t('review.none')),
    element('p', {}, link('#/puzzles', t('review.puzzles'))),
  ];
}
