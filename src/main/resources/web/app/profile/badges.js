import { t } from '../base/language.js';
import { h, link } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { dateText } from './dates.js';

const FLAME = 'M20 11c1 4 6 6 6 12a6 6 0 0 1 -12 0c0 -3 2 -4 2 -7c2 1 2 2 3 3c1 -2 2 -4 1 -8z';
const TARGET = 'M20 12a8 8 0 1 1 0 16a8 8 0 1 1 0 -16zM20 17a3 3 0 1 1 0 6a3 3 0 1 1 0 -6z';
const SUN = 'M20 15a5 5 0 1 1 0 10a5 5 0 1 1 0 -10zM20 9v3M20 28v3M9 20h3M28 20h3';

/** All badges that there are, from the easiest: the level of each, and the lines of its picture. */
const MEDALS = {
  'first-solution': [1, 'M13 20l5 5l9 -10'],
  'ten-solved': [1, 'M14 22l6 -5l6 5'],
  'fifty-solved': [2, 'M14 20l6 -5l6 5M14 26l6 -5l6 5'],
  'hundred-solved': [3, 'M14 18l6 -5l6 5M14 23l6 -5l6 5M14 28l6 -5l6 5'],
  'every-difficulty': [2, 'M13 26v-3M18 26v-6M23 26v-9M28 26v-13'],
  'first-scientific': [2, 'M17 12h6M18 12v6l-5 9h14l-5 -9v-6M16 23h8'],
  'five-first-tries': [2, TARGET],
  persistent: [2, 'M11 27l6 -10l4 6l3 -4l5 8zM17 17v-5h4v3h-4'],
  'next-station': [1, 'M12 20h15M22 14l6 6l-6 6'],
  'whole-station': [3, 'M14 29v-17h12l-3 4l3 4h-12'],
  'week-streak': [2, FLAME],
  'month-streak': [3, FLAME],
  'daily-puzzle': [1, SUN],
  'seven-daily-puzzles': [2, `${SUN}M12 12l2 2M26 26l2 2M12 28l2 -2M26 14l2 -2`],
};

/** The form tells the level without its colour: a circle, a hexagon, a star of eight points. */
const FORMS = [
  'M20 3a17 17 0 1 1 0 34a17 17 0 1 1 0 -34z',
  'M20 2l16 9v18l-16 9l-16 -9v-18z',
  'M20 1l5 6l8 -1l-1 8l6 6l-6 6l1 8l-8 -1l-5 6l-5 -6l-8 1l1 -8l-6 -6l6 -6l-1 -8l8 1z',
];

/** The drawn medal of a badge; what it says is text beside it. */
export function medal(id, size = 44) {
  const [level, lines] = MEDALS[id];
  return h`<svg class="medal level-${level}" viewBox="0 0 40 40" width=${size} height=${size}
    aria-hidden="true">
    <path d=${FORMS[level - 1]}></path><path class="lines" d=${lines}></path>
  </svg>`;
}

/** The badges of a player. The player's own profile also shows the badges that are still to earn. */
export function badges(earned, mine) {
  const open = Object.keys(MEDALS).filter((id) => !earned.some((badge) => badge.id === id));
  const toEarn = () =>
    h`<details>
      <summary>${t('profile.toEarn', { n: open.length })}</summary>
      ${badgeRules(open, 'open')}
    </details>`;
  return h`${
    earned.length > 0
      ? list(earned.map((badge) => item(badge.id, null, earning(badge))))
      : h`<p class="quiet">${t('profile.noBadges')}</p>`
  }
    ${mine && open.length > 0 && toEarn()}`;
}

/** What earns badges: all of them, or these. */
export function badgeRules(ids = Object.keys(MEDALS), kind = null) {
  return list(ids.map((id) => item(id, kind)));
}

export function badgeTitle({ id }) {
  return said(id, 'title');
}

function list(items) {
  return h`<ul class="badges">${items}</ul>`;
}

function item(id, kind, more) {
  return h`<li class=${kind}>
    ${medal(id)}
    <div><h3>${said(id, 'title')}</h3><p class="small">${said(id, 'rule')}</p>${more}</div>
  </li>`;
}

function earning({ at, puzzle }) {
  return h`<p class="quiet small">
    <time datetime=${at}>${dateText(at.slice(0, 10), { dateStyle: 'medium' })}</time>
    ${puzzle && h`· ${link(puzzleAddress(puzzle.slug), puzzle.title)}`}
  </p>`;
}

/** A text about a badge, whose key is for example "tenSolved" for "ten-solved". */
function said(id, part) {
  const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return t(`badges.${name}.${part}`);
}
