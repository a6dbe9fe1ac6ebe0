import { deepStrictEqual } from 'node:assert';
import { places, suggestion } from '../../main/resources/web/app/home/catalogue.js';
import { track } from '../../main/resources/web/app/home/track.js';

const puzzle = (slug, open = true, solved = false) => ({ slug, open, solved });
const station = (name, puzzles, solved, enough) => ({ name, puzzles, solved, enough });

Deno.test('the next puzzle is of the first station that is less than half solved', () => {
  const stations = [station('one', ['a', 'b', 'c'], 1, 1), station('two', ['d', 'e'], 0, 1)];
  const puzzles = [puzzle('e'), puzzle('d'), puzzle('c'), puzzle('b'), puzzle('a', true, true)];
  deepStrictEqual(suggestion({ stations, puzzles })?.slug, 'b');
  deepStrictEqual(suggestion({ stations, puzzles }, 'b')?.slug, 'c');
  const further = [station('one', ['a', 'b', 'c'], 2, 1), stations[1]];
  deepStrictEqual(suggestion({ stations: further, puzzles })?.slug, 'd');
});

Deno.test('locked and solved puzzles are never the next one', () => {
  const stations = [station('one', ['a', 'b'], 0, 2), station('two', ['c'], 0, 1)];
  const puzzles = [puzzle('a', true, true), puzzle('b', false), puzzle('c', false), puzzle('z')];
  deepStrictEqual(suggestion({ stations, puzzles })?.slug, 'z');
  deepStrictEqual(suggestion({ stations, puzzles }, 'z'), undefined);
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
