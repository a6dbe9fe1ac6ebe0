// name: throw_huge_bigint
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|TIME_LIMIT|MEMORY_LIMIT|OUTPUT_LIMIT
// must_not: the text of a thrown number is made off the clock
// oracle: universal+not_accepted

function checkio(x) {
  throw 3n ** 8_000_000n;
}
