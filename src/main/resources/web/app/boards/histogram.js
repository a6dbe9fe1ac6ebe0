import { t } from '../base/language.js';
import { element } from '../base/page.js';

/** How the values of a board are spread; the player's own bar is marked. None for fewer than three. */
export function histogram({ players, ranges, mine }, format) {
  if (players < 3 || ranges.length < 2) {
    return null;
  }
  const highest = Math.max(...ranges.map((range) => range.players));
  const bars = ranges.map((range) => {
    const bar = element('span', { class: mine && isWithin(mine.value, range) ? 'mine' : '' });
    bar.style.blockSize = `${(range.players / highest) * 100}%`;
    return bar;
  });
  const [first, last] = [format(ranges[0].from), format(ranges.at(-1).to)];
  const spread = t('boards.spread', { n: players, least: first, most: last });
  const yours = mine ? t('boards.yours', { value: format(mine.value), rank: mine.rank }) : '';
  return element(
    'figure',
    { class: 'histogram' },
    element('div', { class: 'bars', 'aria-hidden': 'true' }, bars),
    element(
      'div',
      { class: 'ends', 'aria-hidden': 'true' },
      element('span', {}, first),
      element('span', {}, last),
    ),
    element('figcaption', { class: 'quiet' }, `${spread} ${yours}`.trim()),
  );
}

/** A range of points goes from more to fewer. */
function isWithin(value, { from, to }) {
  return Math.min(from, to) <= value && value <= Math.max(from, to);
}
