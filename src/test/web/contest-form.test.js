import { deepStrictEqual } from 'node:assert';
import {
  firstStart,
  placed,
  utcText,
} from '../../main/resources/web/app/contests/organising/form.js';
import { labelOf, moved } from '../../main/resources/web/app/contests/organising/puzzles-field.js';

Deno.test('a puzzle moves to another place, and never out of the list', () => {
  deepStrictEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  deepStrictEqual(moved(['a', 'b', 'c'], 2, 1), ['a', 'c', 'b']);
  deepStrictEqual(moved(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c']);
  deepStrictEqual(moved(['a', 'b', 'c'], 1, 9), ['a', 'c', 'b']);
});

Deno.test('labels go on after Z', () => {
  deepStrictEqual([0, 25, 26, 51, 52, 701, 702].map(labelOf), [
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

Deno.test('faults of puzzles are at their field, with the letter of the puzzle', () => {
  const late = { field: 'endsAt', message: 'must be later than startsAt' };
  deepStrictEqual(placed(late), late);
  deepStrictEqual(placed({ field: 'puzzles[1].points', message: 'must be at least 1' }), {
    field: 'puzzles',
    message: 'must be at least 1',
    label: 'B',
  });
});

Deno.test('a contest begins at a whole hour, and its times are told in UTC', () => {
  const time = '2026-11-28T12:30:00Z';
  deepStrictEqual(utcText(time), '2026-11-28 12:30 UTC');
  deepStrictEqual(firstStart(Date.parse(time)), '2026-11-29T13:00:00.000Z');
});
