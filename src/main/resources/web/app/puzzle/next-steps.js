import { get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { boardAddress, publicationsAddress, puzzleLink } from './addresses.js';

/** What a player can do after solving a puzzle. The next puzzle appears when it is found. */
export function nextSteps({ slug, station }, signal) {
  const list = element(
    'ul',
    {},
    element('li', {}, link(publicationsAddress(slug), t('next.solutions'))),
    element('li', {}, link(boardAddress(slug), t('next.boards'))),
    element('li', {}, link('#/review', t('next.review'))),
  );
  nextPuzzle(slug, station, signal)
    .then((next) => {
      if (next) {
        list.prepend(
          element(
            'li',
            {},
            parts('next.puzzle', { puzzle: puzzleLink(next) }),
          ),
        );
      }
    })
    .catch(() => {});
  return element('section', { class: 'next' }, element('h2', {}, t('next.title')), list);
}

/** The easiest open puzzle that is not solved: of the same station, or of any. */
async function nextPuzzle(slug, station, signal) {
  const { items } = await get('/api/puzzles?solved=false&limit=100', signal);
  const open = items.filter((puzzle) => puzzle.open && puzzle.slug !== slug);
  return open.find((puzzle) => puzzle.station === station) ?? open[0];
}
