import { deepStrictEqual, ok } from 'node:assert';
import {
  keyed,
  mergeable,
  merged,
  movedKeys,
  rowChanges,
  totals,
  untriedCell,
} from '../../main/resources/web/app/contests/standings/rows.js';
import {
  nextInQuestion,
  scenes,
  turned,
} from '../../main/resources/web/app/contests/standings/steps.js';
import { clockOf, kindOf, signOf } from '../../main/resources/web/app/contests/standings/cells.js';
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

Deno.test('rows of players who have left are told apart by place only', () => {
  deepStrictEqual([...keyed([row(null, 1), row('bo', 2), row(null, 3)]).values()].length, 3);
  ok(mergeable([row('bo', 1), row(null, 2)], { rows: [row('bo', 1)] }));
  ok(!mergeable([row('bo', 1)], { ranks: [{ player: null, rank: 1 }] }));
  ok(!mergeable([row(null, 1), row(null, 2)], { rows: [row('bo', 1)] }));
});

Deno.test('only the cells that differ have changed', () => {
  const before = row('bo', 3);
  const after = row('bo', 3, [cell('a'), cell('b', { tries: 1 })]);
  deepStrictEqual(rowChanges(before, after), { figures: false, cells: ['b'] });
  deepStrictEqual(rowChanges(before, { ...before, rank: 2 }), { figures: true, cells: [] });
  // A row may leave out what the player has not tried.
  deepStrictEqual(rowChanges(before, { ...before, cells: [] }), { figures: false, cells: [] });
  deepStrictEqual(rowChanges(after, { ...before, cells: [] }), { figures: false, cells: ['b'] });
  deepStrictEqual(rowChanges(before, structuredClone(before)), { figures: false, cells: [] });
});

Deno.test('a row that climbs is the only one that moves', () => {
  deepStrictEqual([...movedKeys(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])], ['d']);
  deepStrictEqual([...movedKeys(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])], ['a']);
  deepStrictEqual([...movedKeys(['a', 'b'], ['a', 'new', 'b'])], ['new']);
  deepStrictEqual([...movedKeys(['a', 'b', 'c'], ['a', 'c'])], []);
  deepStrictEqual([...movedKeys([], [])], []);
});

Deno.test('moving the moved rows gives the order, whatever the orders are', () => {
  let seed = 22;
  const random = () => (seed = seed * 48_271 % 2_147_483_647) / 2_147_483_647;
  for (let i = 0; i < 200; i++) {
    const before = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, n) => `p${n}`);
    const after = before
      .filter(() => random() < 0.9)
      .concat(random() < 0.3 ? ['new'] : [])
      .map((key) => [random() < 0.5 ? random() : before.indexOf(key) / 12, key])
      .sort((a, b) => a[0] - b[0])
      .map(([, key]) => key);
    const moved = movedKeys(before, after);
    const order = before.filter((key) => after.includes(key) && !moved.has(key));
    // As the table does it: from the last row to the first, each moved row before its successor.
    for (let place = after.length - 1; place >= 0; place--) {
      if (moved.has(after[place])) {
        const next = order.indexOf(after[place + 1]);
        order.splice(next < 0 ? order.length : next, 0, after[place]);
      }
    }
    deepStrictEqual(order, after);
  }
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
  deepStrictEqual(scenes(step).map(({ kind }) => kind), ['question', 'turn', 'move']);
  deepStrictEqual(
    scenes({ ...step, accepted: false, rankAfter: 2 }).map(({ kind }) => kind),
    ['question', 'turn'],
  );
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
