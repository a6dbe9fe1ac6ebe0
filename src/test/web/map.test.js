import { deepStrictEqual } from 'node:assert';
import { lockOf, places, suggestion } from '../../main/resources/web/app/home/catalogue.js';
import { track } from '../../main/resources/web/app/home/track.js';

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

Deno.test('puzzles of no station, and stations with unknown puzzles, have their places', () => {
  const stations = [station('one', ['a', 'gone'], 0, 1)];
  const found = places({ stations, puzzles: [puzzle('a'), puzzle('z')] });
  deepStrictEqual(found.stations[0].puzzles, [puzzle('a')]);
  deepStrictEqual(found.others, [puzzle('z')]);
});

Deno.test('the line goes straight in a row and turns at the side', () => {
  const stops = [
    { x: 30, y: 20, open: true },
    { x: 50, y: 80, open: true, leaves: true },
    { x: 150, y: 80, open: true },
    { x: 170, y: 140, open: false },
  ];
  deepStrictEqual(track(stops, 200), {
    open: 'M30 20C30 50 50 50 50 80M50 80H150',
    locked: 'M150 80H178Q192 80 192 94V126Q192 140 178 140H170',
  });
});
