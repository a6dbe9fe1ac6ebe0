// name: length_is_a_lie_elsewhere
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: a function of the engine counts to the length that an object pretends to have, and cannot be stopped
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  const liar = { length: 1e9 };
  const ways = [() => Array.from(liar), () => String.raw({ raw: liar }), () => Reflect.apply(Math.max, null, liar),
    () => new Uint8Array(liar), () => JSON.stringify(x, Object.setPrototypeOf(Object.assign([], { length: 4e9 }), null)),
    () => Array.prototype.concat.call([], { ...liar, [Symbol.isConcatSpreadable]: true })];
  while (true) {
    for (const way of ways) {
      try {
        way();
      } catch (error) {
        console.log(error.name);
      }
    }
  }
}
