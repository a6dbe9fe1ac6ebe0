import { deepStrictEqual } from 'node:assert';
import { firstOfCall, next, replay } from '../../main/resources/web/app/result/replay.js';

const STEPS = [
  { event: 'line', line: 1, depth: 1, changed: {} },
  { event: 'call', line: 2, depth: 2, text: 'f', changed: { a: '1' } },
  { event: 'call', line: 5, depth: 3, text: 'g', changed: {}, outer: { 1: { m: '[]' } } },
  { event: 'return', line: 5, depth: 3, text: '7', changed: {}, output: 'yes' },
  { event: 'line', line: 2, depth: 2, changed: { a: null, b: '7' }, output: '!' },
];

Deno.test('each step has the whole state, and what has changed', () => {
  const steps = replay(STEPS);
  const shown = ({ frames }) =>
    frames.map(({ name, variables }) => [name, Object.fromEntries(variables)]);
  deepStrictEqual(shown(steps[2]), [['', { m: '[]' }], ['f', { a: '1' }], ['g', {}]]);
  deepStrictEqual(shown(steps[4]), [['', { m: '[]' }], ['f', { b: '7' }]]);
  deepStrictEqual([...steps[4].changed], ['1 a', '1 b']);
  deepStrictEqual(shown(steps[1]), [['', {}], ['f', { a: '1' }]]);
  deepStrictEqual(steps.map(({ printed }) => printed), ['', '', '', 'yes', 'yes!']);
});

Deno.test('a walk begins with the call, and finds the next visit of a line or stays', () => {
  const steps = replay(STEPS);
  deepStrictEqual(firstOfCall(steps), 1);
  deepStrictEqual(firstOfCall(steps.slice(0, 1)), 0);
  deepStrictEqual(next(steps, 1, ({ line }) => line === 2), 4);
  deepStrictEqual(next(steps, 4, ({ line }) => line === 2), 4);
});
