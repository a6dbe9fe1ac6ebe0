import { deepStrictEqual } from 'node:assert';
import { diffBlocks } from '../../main/resources/web/app/attempts/diff-view.js';

const blocks = (own, other) => diffBlocks(own.split(' '), other.split(' '));
const same = (old, now) => ({ isSame: true, old, now });
const changed = (old, now) => ({ isSame: false, old, now });

Deno.test('lines that were removed and added at one place share a block', () => {
  deepStrictEqual(blocks('a b c', 'a x y c'), [
    same([0], [0]),
    changed([1], [1, 2]),
    same([2], [3]),
  ]);
});

Deno.test('a side without lines is empty', () => {
  deepStrictEqual(blocks('a c', 'a b c'), [same([0], [0]), changed([], [1]), same([1], [2])]);
  deepStrictEqual(blocks('a b', 'a'), [same([0], [0]), changed([1], [])]);
  deepStrictEqual(blocks('b', 'b a'), [same([0], [0]), changed([], [1])]);
});

Deno.test('as few lines as possible are changed', () => {
  deepStrictEqual(blocks('a b c d', 'b c a d'), [
    changed([0], []),
    same([1, 2], [0, 1]),
    changed([], [2]),
    same([3], [3]),
  ]);
});
