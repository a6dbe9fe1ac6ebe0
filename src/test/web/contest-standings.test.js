import { deepStrictEqual } from 'node:assert';
import { hiddenCells, merged } from '../../main/resources/web/app/contests/standings/rows.js';
import { clockOf, lookOf } from '../../main/resources/web/app/contests/standings/table.js';
import { progressOf } from '../../main/resources/web/app/contests/contest/own-state.js';

function cell(slug, rest = {}) {
  return { slug, tries: 0, pending: 0, accepted: false, minutes: null, first: false, ...rest };
}

function row(player, rank, cells = [cell('a'), cell('b')]) {
  const solved = cells.filter(({ accepted }) => accepted).length;
  return { player, rank, solved, points: 0, penaltyMinutes: 0, lastAt: null, cells };
}

const names = (rows) => rows.map(({ player }) => player);

Deno.test('changed rows come to their places, and equal ranks are ordered by name', () => {
  const rows = [row('bo', 1), row('Al', 2), row('cy', 3)];
  const ranks = [{ player: 'bo', rank: 2 }, { player: 'new', rank: 5 }];
  const result = merged(rows, { rows: [row('cy', 1), row('di', 4)], ranks });
  deepStrictEqual(names(result), ['cy', 'Al', 'bo', 'di', 'new']);
  deepStrictEqual(result[4].cells, []);
  deepStrictEqual(names(merged(result, { removed: ['bo'] })), ['cy', 'Al', 'di', 'new']);
});

Deno.test('staff and who is disqualified come after the ranking, and are never unfrozen', () => {
  const staff = { ...row('al', null, [cell('a', { tries: 1, accepted: true })]), outside: 'staff' };
  const out = { ...row('aa', null, [cell('a', { pending: 2 })]), outside: 'disqualified' };
  const result = merged([row('bo', 1), row('cy', 2)], { rows: [out, staff] });
  deepStrictEqual(names(result), ['bo', 'cy', 'al', 'aa']);
  deepStrictEqual(hiddenCells(result), []);
});

Deno.test('rows of players who have left stay', () => {
  const left = [row(null, 1), row(null, 2)];
  const result = merged([...left, row('bo', 3)], { rows: [row('bo', 1)] });
  deepStrictEqual(result.filter(({ player }) => player === null), left);
});

Deno.test('the unfreezing begins at the last row that has something hidden', () => {
  const rows = [
    row('bo', 1, [cell('a', { pending: 1 }), cell('b')]),
    row('cy', 2, [cell('a'), cell('b', { pending: 2 })]),
    row('di', 3),
  ];
  deepStrictEqual(hiddenCells(rows), [{ player: 'cy', slug: 'b' }, { player: 'bo', slug: 'a' }]);
});

Deno.test('the own state of a puzzle comes from the own submissions', () => {
  const sent = (puzzle, verdict, state = 'JUDGED') => ({ puzzle, verdict, state });
  const submissions = [
    sent('a', null, 'QUEUED'),
    sent('a', 'WRONG_ANSWER'),
    sent('a', 'SYNTAX_ERROR'),
    sent('b', 'TIME_LIMIT'),
    sent('b', 'ACCEPTED'),
    sent('b', 'WRONG_ANSWER'),
    sent('d', 'WRONG_ANSWER'),
  ];
  const progress = (slug, team = null) => progressOf({ submissions, team }, slug);
  deepStrictEqual(['a', 'b', 'c', 'd'].map((slug) => progress(slug)), [
    'pending',
    'solved',
    'untried',
    'failed',
  ]);
  deepStrictEqual(progress('c', { solved: ['c'] }), 'solved');
});

Deno.test('a cell says how many tries were wrong, and what is hidden', () => {
  const shown = (rest) => Object.values(lookOf(cell('a', rest)));
  deepStrictEqual(Object.values(lookOf({})), ['untried', '', 0]);
  deepStrictEqual(shown({ tries: 2 }), ['failed', '−2', 2]);
  deepStrictEqual(shown({ tries: 1, accepted: true, first: true }), ['solved', '+ ★', 0]);
  deepStrictEqual(shown({ tries: 3, accepted: true }), ['solved', '+2', 2]);
  deepStrictEqual(shown({ tries: 1, pending: 2 }), ['pending', '?3', 1]);
  deepStrictEqual([0, 7, 90, 605].map(clockOf), ['0:00', '0:07', '1:30', '10:05']);
});
