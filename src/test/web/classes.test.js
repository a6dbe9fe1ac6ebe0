import { deepStrictEqual } from 'node:assert';
import { results, solvedOf } from '../../main/resources/web/app/classes/results.js';

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
