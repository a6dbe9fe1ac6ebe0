import { deepStrictEqual } from 'node:assert';
import { fieldValue, momentOf } from '../../main/resources/web/app/classes/dates.js';
import { results, solvedOf } from '../../main/resources/web/app/classes/results.js';

Deno.test('a field shows a moment in the local time zone, and gives it back', () => {
  const moment = new Date(2026, 10, 8, 7, 5).toISOString();
  deepStrictEqual(fieldValue(moment), '2026-11-08T07:05');
  deepStrictEqual(momentOf('2026-11-08T07:05'), moment);
  deepStrictEqual(fieldValue(null), '');
  deepStrictEqual(momentOf('', moment), null);
});

Deno.test('a moment that was not changed keeps its seconds', () => {
  const before = new Date(2026, 10, 8, 7, 5, 42, 123).toISOString();
  deepStrictEqual(momentOf(fieldValue(before), before), before);
  deepStrictEqual(momentOf('2026-11-08T07:06', before), new Date(2026, 10, 8, 7, 6).toISOString());
});

Deno.test('a result belongs to an assignment and a puzzle', () => {
  const solved = { assignment: 'a', puzzle: 'easy', solvedAt: '2026-11-08T07:05:00Z' };
  const tried = { assignment: 'b', puzzle: 'easy', solvedAt: null };
  const member = { player: 'ada', results: [solved, tried] };
  deepStrictEqual(results(member).of('a', 'easy'), solved);
  deepStrictEqual(results(member).of('b', 'easy'), tried);
  deepStrictEqual(results(member).of('a', 'hard'), undefined);
  deepStrictEqual(results(undefined).of('a', 'easy'), undefined);
  const puzzles = [{ slug: 'easy' }, { slug: 'hard' }];
  deepStrictEqual(solvedOf({ id: 'a', puzzles }, member), 1);
  deepStrictEqual(solvedOf({ id: 'b', puzzles }, member), 0);
});
