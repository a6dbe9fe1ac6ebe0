import { t } from '../base/language.js';
import { element } from '../base/page.js';

const BINS = 16;

/** How the values of a board are spread; the player's own bar is marked. None for fewer than three. */
export function histogram(places, format, isMine) {
  const values = places.map((place) => place.value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length < 3 || least === most) {
    return null;
  }
  const bins = Array.from({ length: BINS }, () => 0);
  const binOf = (value) =>
    Math.min(Math.floor(((value - least) / (most - least)) * BINS), BINS - 1);
  values.forEach((value) => bins[binOf(value)]++);
  const mine = places.find((place) => isMine(place.player));
  const highest = Math.max(...bins);
  const bars = bins.map((number, i) => {
    const bar = element('span', { class: mine && binOf(mine.value) === i ? 'mine' : '' });
    bar.style.blockSize = `${(number / highest) * 100}%`;
    return bar;
  });
  const spread = t('boards.spread', {
    n: values.length,
    least: format(least),
    most: format(most),
  });
  const text = mine ? `${spread} ${t('boards.yours', { value: format(mine.value) })}` : spread;
  return element(
    'figure',
    { class: 'histogram' },
    element('div', { class: 'bars', 'aria-hidden': 'true' }, bars),
    element(
      'div',
      { class: 'ends', 'aria-hidden': 'true' },
      element('span', {}, format(least)),
      element('span', {}, format(most)),
    ),
    element('figcaption', { class: 'quiet' }, text),
  );
}
