// name: bigint_explosion
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: a multiplication that nobody can interrupt holds the slot past its deadline
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  for (const way of [() => 2n ** (10n ** 9n), () => 1n << (10n ** 10n), () => BigInt.asUintN(2 ** 40, -1n)]) {
    try {
      console.log(way() % 10n);
    } catch (error) {
      console.log(error.name);
    }
  }
  let big = 7n;
  while (true) {
    big *= big;
  }
}
