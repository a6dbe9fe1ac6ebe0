import { t } from '../base/language.js';
import { h } from '../base/view.js';

/** How the values of a board are spread; the player's own bar is marked. None for fewer than three. */
export function histogram({ players, ranges, mine }, format) {
  if (players < 3 || ranges.length < 2) {
    return null;
  }
  const [first, last] = [format(ranges[0].from), format(ranges.at(-1).to)];
  const spread = t('boards.spread', { n: players, least: first, most: last });
  const yours = mine ? t('boards.yours', { value: format(mine.value), rank: mine.rank }) : '';
  return h`<figure class="histogram">
    ${bars(ranges, mine)}
    <div class="ends" aria-hidden="true"><span>${first}</span><span>${last}</span></div>
    <figcaption class="quiet">${`${spread} ${yours}`.trim()}</figcaption>
  </figure>`;
}

/** A bar for each range; the one with the player's own value is marked. */
export function bars(ranges, mine) {
  const highest = Math.max(...ranges.map((range) => range.players));
  const bar = (range) => {
    const height = `block-size: ${(range.players / highest) * 100}%`;
    const isMine = mine && isWithin(mine.value, range);
    return h`<span class=${isMine && 'mine'} .style=${height}></span>`;
  };
  return h`<div class="bars" aria-hidden="true">${ranges.map(bar)}</div>`;
}

/** A range of points goes from more to fewer. */
function isWithin(value, { from, to }) {
  return Math.min(from, to) <= value && value <= Math.max(from, to);
}
