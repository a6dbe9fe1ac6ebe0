import { t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { dateText } from './dates.js';

/** All badges that there are, with what their medals show. */
const MEDALS = {
  'first-solution': '1',
  'ten-solved': '10',
  'fifty-solved': '50',
  'hundred-solved': '100',
  'every-difficulty': '◐',
  'first-scientific': 'π',
  'five-first-tries': '5×1',
  persistent: '∞',
  'next-station': '→',
  'whole-station': '■',
  'week-streak': '7d',
  'month-streak': '30d',
  'daily-puzzle': '☀',
  'seven-daily-puzzles': '7☀',
};

/** The badges of a player. The player's own profile also shows the badges that are still to earn. */
export function badges(earned, mine) {
  const has = new Set(earned.map(({ id }) => id));
  const open = Object.keys(MEDALS).filter((id) => !has.has(id));
  return [
    earned.length > 0
      ? element('ul', { class: 'badges' }, earned.map(earnedBadge))
      : element('p', { class: 'quiet' }, t('profile.noBadges')),
    mine && open.length > 0 ? toEarn(open) : null,
  ];
}

function earnedBadge({ id, title: englishTitle, reason, at, puzzle }) {
  const known = Object.hasOwn(MEDALS, id);
  return element(
    'li',
    {},
    medal(id),
    element(
      'div',
      {},
      element('h3', {}, known ? title(id) : englishTitle),
      element('p', { class: 'small' }, known ? rule(id) : reason),
      element(
        'p',
        { class: 'quiet small' },
        element('time', { datetime: at }, dateText(at.slice(0, 10), { dateStyle: 'medium' })),
        puzzle && [' · ', link(puzzleAddress(puzzle.slug), puzzle.title)],
      ),
    ),
  );
}

function toEarn(ids) {
  const list = ids.map((id) =>
    element(
      'li',
      { class: 'open' },
      medal(id),
      element(
        'div',
        {},
        element('h3', {}, title(id)),
        element('p', { class: 'small' }, rule(id)),
      ),
    )
  );
  return element(
    'details',
    {},
    element('summary', {}, t('profile.toEarn', { n: ids.length })),
    element('ul', { class: 'badges' }, list),
  );
}

export function title(id) {
  return t(`badges.${messageName(id)}.title`);
}

function rule(id) {
  return t(`badges.${messageName(id)}.rule`);
}

/** For example "tenSolved" for "ten-solved". */
function messageName(id) {
  return id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

export function medal(id) {
  return element('span', { class: 'medal', 'aria-hidden': 'true' }, MEDALS[id] ?? '★');
}
