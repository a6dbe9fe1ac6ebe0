import { h } from '../base/view.js';

/** Background and figure, which differ enough from each other and from both schemes of the page. */
const COLOURS = [
  ['#1f4e79', '#9fd0ff'],
  ['#5b2a86', '#e0b8ff'],
  ['#0b5d4e', '#8ff0d2'],
  ['#8a3b12', '#ffd0a8'],
  ['#7a1f4b', '#ffb3d4'],
  ['#3f5213', '#d6f08a'],
  ['#33415c', '#c9d6ee'],
  ['#7a5b00', '#ffe9a0'],
];

/** The shapes of which a figure is made, as paths in a cell of 6 by 6. */
const SHAPES = [
  (x, y) => `M${x} ${y}h6v6h-6z`,
  (x, y) => `M${x} ${y + 3}a3 3 0 1 1 6 0a3 3 0 1 1 -6 0z`,
  (x, y) => `M${x + 3} ${y}l3 3l-3 3l-3 -3z`,
];

/** The avatars among which a player chooses. */
export const VARIANTS = COLOURS.length * SHAPES.length;

/** The columns of a figure from its left side to its middle, its cells there, and the one in the middle. */
const COLUMNS = 3;
const CELLS = 15;
const MIDDLE = 8;
const CELL = 6;
const MARGIN = 5;

/**
 * The picture of a player, which is drawn from the name: a figure whose left side mirrors the right.
 * The name is beside it, so screen readers skip it.
 *
 * @param variant the colours and the shape; null for those that the name gives
 * @param size in pixels
 */
export function avatar(name, variant = null, size = 32) {
  const hash = hashOf(name.toLowerCase());
  const chosen = variant ?? hash % VARIANTS;
  const [back, front] = COLOURS[chosen % COLOURS.length];
  const shape = SHAPES[Math.floor(chosen / COLOURS.length) % SHAPES.length];
  const path = cellsOf(hash)
    .map(([column, row]) => shape(MARGIN + CELL * column, MARGIN + CELL * row)).join('');
  return h`<svg class="avatar" viewBox="0 0 40 40" width=${size} height=${size} aria-hidden="true">
    <rect width="40" height="40" rx="9" fill=${back}></rect><path d=${path} fill=${front}></path>
  </svg>`;
}

/** The cells that are filled, about every second. The one in the middle always is. */
function cellsOf(hash) {
  const filled = Array.from({ length: CELLS }, (_, i) => i)
    .filter((i) => i === MIDDLE || (hash >>> i) & 1);
  return filled.flatMap((i) => {
    const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
    return [[column, row], [2 * (COLUMNS - 1) - column, row]];
  });
}

/** A 32-bit hash (FNV-1a) whose low bits are mixed once more. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
