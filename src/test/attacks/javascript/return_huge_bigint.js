// name: return_huge_bigint
// family: javascript
// source: own
// phase: return
// expects: OUTPUT_LIMIT|TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: the decimal digits of a huge number are made off the clock
// oracle: universal+not_accepted

function checkio(x) {
  return [2n ** 20_000_000n];
}
