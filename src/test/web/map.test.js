import { deepStrictEqual } from 'node:assert';
import { lockOf, places, suggestion } from '../../main/resources/web/app/home/catalogue.js';
import { walk } from '../../main/resources/web/app/home/map.js';

const puzzle = (slug, open = true, solved = false) => ({ slug, open, solved });
const station = (name, puzzles, solved, enough) => ({ name, puzzles, solved, enough });

Deno.test('the next puzzle is the first open one in the order that is not solved', () => {
  const puzzles = [puzzle('a', true, true), puzzle('b', false), puzzle('c'), puzzle('d')];
  deepStrictEqual(suggestion({ puzzles })?.slug, 'c');
  deepStrictEqual(suggestion({ puzzles }, 'c')?.slug, 'd');
  deepStrictEqual(suggestion({ puzzles: puzzles.slice(0, 2) }), undefined);
});

Deno.test('a station is opened by what is missing of the station before it', () => {
  const stations = [
    { ...station('one', ['a', 'b', 'c'], 1, 2), open: true },
    { ...station('two', ['d'], 0, 1), open: false },
  ];
  deepStrictEqual(lockOf(stations, 'two'), { station: stations[0], missing: 1 });
  deepStrictEqual(lockOf(stations, 'one'), null);
  deepStrictEqual(lockOf(stations, undefined), null);
});

Deno.test('the puzzles of each station and those of no station have their places', () => {
  const stations = [station('one', ['a'], 0, 1)];
  const [a, z] = [{ ...puzzle('a'), station: 'one' }, puzzle('z')];
  const found = places({ stations, puzzles: [a, z] });
  deepStrictEqual(found.stations[0].puzzles, [a]);
  deepStrictEqual(found.others, [z]);
});

/** A map of beads at these places, and what a key leads to. */
function mapOf(places) {
  const beads = places.map(([left, top]) => ({
    focus() {
      target = this;
    },
    getBoundingClientRect: () => ({ left, top }),
  }));
  const currentTarget = { querySelectorAll: () => beads };
  let target = beads[0];
  return (key, more = {}) => {
    walk({ key, target, currentTarget, preventDefault() {}, ...more });
    return beads.indexOf(target);
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
