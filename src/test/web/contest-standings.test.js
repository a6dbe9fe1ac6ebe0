import { deepStrictEqual, ok } from 'node:assert';
import {
  mergeable,
  merged,
  nextInQuestion,
  totals,
  turned,
  untriedCell,
} from '../../main/resources/web/app/contests/standings/rows.js';
import { clockOf, kindOf, signOf } from '../../main/resources/web/app/contests/standings/table.js';
import { stateOf } from '../../main/resources/web/app/contests/contest/own-state.js';

function cell(slug, rest = {}) {
  return { ...untriedCell(slug), ...rest };
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

Deno.test('staff and who is disqualified come after the ranking, and count in no head', () => {
  const staff = { ...row('al', null, [cell('a', { tries: 1, accepted: true })]), outside: 'staff' };
  const out = { ...row('aa', null, [cell('a', { pending: 2 })]), outside: 'disqualified' };
  const result = merged([row('bo', 1), row('cy', 2)], { rows: [out, staff] });
  deepStrictEqual(names(result), ['bo', 'cy', 'al', 'aa']);
  deepStrictEqual(nextInQuestion(result), null);
  deepStrictEqual(totals(result).get('a'), { solved: 0, tries: 0 });
});

Deno.test('rows of players who have left cannot be told apart', () => {
  ok(mergeable([row('bo', 1), row(null, 2)], { rows: [row('bo', 1)] }));
  ok(!mergeable([row('bo', 1)], { ranks: [{ player: null, rank: 1 }] }));
  ok(!mergeable([row(null, 1), row(null, 2)], { rows: [row('bo', 1)] }));
});

Deno.test('the heads count solutions and tries of each puzzle, also those that are hidden', () => {
  const rows = [
    row('bo', 1, [cell('a', { tries: 2, accepted: true }), cell('b', { pending: 3 })]),
    row('cy', 2, [cell('a', { tries: 1 }), cell('b')]),
  ];
  deepStrictEqual(Object.fromEntries(totals(rows)), {
    a: { solved: 1, tries: 3 },
    b: { solved: 0, tries: 3 },
  });
});

Deno.test('the unfreezing begins at the last row that has something hidden', () => {
  const rows = [
    row('bo', 1, [cell('a', { pending: 1 }), cell('b')]),
    row('cy', 2, [cell('a'), cell('b', { pending: 2 })]),
    row('di', 3),
  ];
  deepStrictEqual(nextInQuestion(rows), { player: 'cy', slug: 'b' });
  deepStrictEqual(nextInQuestion([row('di', 1)]), null);
});

Deno.test('a step shows the verdict in place before its row moves', () => {
  const step = { player: 'cy', slug: 'b', accepted: true, rankBefore: 2, rankAfter: 1 };
  const before = [row('bo', 1), row('cy', 2, [cell('a'), cell('b', { pending: 2 })])];
  const solved = cell('b', { tries: 2, accepted: true, minutes: 70 });
  const after = [row('cy', 1, [cell('a'), solved]), row('bo', 2)];
  const between = turned(before, after, step);
  deepStrictEqual(names(between), ['bo', 'cy']);
  deepStrictEqual(between[1].rank, 2);
  deepStrictEqual(between[1].cells[1], solved);
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
  ];
  deepStrictEqual(stateOf(submissions, 'a'), { solved: false, tries: 2, pending: 1 });
  // The list is newest first: what was sent after the solution does not count as a try before it.
  deepStrictEqual(stateOf(submissions, 'b'), { solved: true, tries: 2, pending: 0 });
  deepStrictEqual(stateOf(submissions, 'c'), { solved: false, tries: 0, pending: 0 });
});

Deno.test('a cell says how many tries were wrong, and what is hidden', () => {
  const shown = (rest) => [signOf(cell('a', rest)), kindOf(cell('a', rest))];
  deepStrictEqual(shown({}), ['', 'untried']);
  deepStrictEqual(shown({ tries: 2 }), ['−2', 'failed']);
  deepStrictEqual(shown({ tries: 1, accepted: true, first: true }), ['+', 'solved first']);
  deepStrictEqual(shown({ tries: 3, accepted: true }), ['+2', 'solved']);
  deepStrictEqual(shown({ tries: 1, pending: 2 }), ['?3', 'pending']);
  deepStrictEqual([0, 7, 90, 605].map(clockOf), ['0:00', '0:07', '1:30', '10:05']);
});
