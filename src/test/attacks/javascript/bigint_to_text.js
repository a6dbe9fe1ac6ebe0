// name: bigint_to_text
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: a conversion of digits, which takes no step, goes on after the deadline
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  const digits = '9'.repeat(3_000_000);
  while (true) {
    const big = BigInt(digits);
    digits === String(big) && big.toString(36) && big / 7n ** 500_000n;
  }
}
