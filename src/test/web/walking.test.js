import { deepStrictEqual } from 'node:assert';
import { walkWithArrows } from '../../main/resources/web/app/home/walking.js';

/** A map of beads at these places, and what a key leads to. */
function mapOf(places) {
  let press;
  const beads = places.map(([left, top]) => ({
    matches: () => true,
    focus() {
      document.activeElement = this;
    },
    getBoundingClientRect: () => ({ left, top, width: 10 }),
  }));
  globalThis.document = { activeElement: beads[0] };
  walkWithArrows({
    addEventListener: (_, listener) => press = listener,
    querySelectorAll: () => beads,
  });
  return (key, more = {}) => {
    press({ key, preventDefault() {}, ...more });
    return beads.indexOf(document.activeElement);
  };
}

Deno.test('arrow keys walk along the line and across it, and stop at its ends', () => {
  const after = mapOf([[0, 0], [50, 0], [60, 40], [5, 40], [0, 80]]);
  const walk = [
    ['ArrowLeft', 0],
    ['ArrowRight', 1],
    ['ArrowDown', 2],
    ['ArrowUp', 1],
    ['Home', 0],
    ['ArrowDown', 3],
    ['End', 4],
    ['ArrowRight', 4],
    ['ArrowDown', 4],
    ['ArrowUp', 3],
    ['a', 3],
  ];
  deepStrictEqual(walk.map(([key]) => after(key)), walk.map(([, bead]) => bead));
});

Deno.test('with another key held, an arrow is not for the map', () => {
  deepStrictEqual(mapOf([[0, 0], [50, 0]])('ArrowRight', { ctrlKey: true }), 0);
});
