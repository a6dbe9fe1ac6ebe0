// name: recursion_through_builtins
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|TIME_LIMIT|WRONG_ANSWER|MEMORY_LIMIT
// must_not: functions of the engine that call each other overflow its stack, and the child is broken afterwards
// oracle: universal+not_accepted+controls_all

const ways = [
  (again) => [1, 2].sort(again),
  (again) => 'x'.replace(/x/, again),
  (again) => JSON.parse('[1]', again),
  (again) => JSON.stringify({ toJSON: again }),
  (again) => String({ toString: again }),
  (again) => Array.from([1], again),
  (again) => Reflect.construct(class { constructor() { again(); } }, []),
  (again) => new Proxy({}, { get: again }).anything,
  (again) => [...{ [Symbol.iterator]: again }],
  (again) => Reflect.apply(Function.prototype.call, again, []),
  (again) => `${{ [Symbol.toPrimitive]: again }}`,
  (again) => new Map([[1, 1]]).forEach(again),
  (again) => Object.groupBy?.([1], again),
];

function checkio(x) {
  for (const way of ways) {
    let depth = 0;
    const again = () => {
      depth++;
      return way(again);
    };
    try {
      again();
    } catch (error) {
      console.log(depth, error.name);
    }
  }
  let turn = 0;
  const mixed = () => ways[turn++ % ways.length](mixed);
  return mixed();
}
