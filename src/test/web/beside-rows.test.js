import { deepStrictEqual } from 'node:assert';
import { besideRows, lineDiff } from '../../main/resources/web/app/attempts/diff.js';

const rows = (own, other) => besideRows(lineDiff(own.split(' '), other.split(' ')));
const same = (left, right) => ({ kind: 'same', left, right });
const changed = (left, right) => ({ kind: 'changed', left, right });

Deno.test('lines that were removed and added at one place share a row', () => {
  deepStrictEqual(rows('a b c', 'a x c'), [same(0, 0), changed(1, 1), same(2, 2)]);
});

Deno.test('the shorter side has gaps', () => {
  deepStrictEqual(rows('a c', 'a x y c'), [
    same(0, 0),
    changed(undefined, 1),
    changed(undefined, 2),
    same(1, 3),
  ]);
  deepStrictEqual(rows('a b', 'a'), [same(0, 0), changed(1, undefined)]);
});
