// name: length_is_a_lie
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: a function of the engine counts to the length that an object pretends to have, and cannot be stopped
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  const liar = { length: 2 ** 53 - 1, raw: { length: 2 ** 53 - 1 } };
  const ways = ['includes', 'lastIndexOf', 'every', 'reduce', 'copyWithin', 'unshift', 'findLast', 'join', 'flat', 'pop'];
  while (true) {
    for (const way of ways) {
      try {
        Array.prototype[way].call(liar, () => true, 1);
      } catch (error) {
        console.log(way, error.name);
      }
    }
  }
}
