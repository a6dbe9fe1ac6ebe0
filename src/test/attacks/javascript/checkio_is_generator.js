// name: checkio_is_generator
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: a generator, or one of its values, counts as the answer, and the judge runs it to its end
// oracle: universal+not_accepted+quiet_after

function* checkio(x) {
  while (true) {
    yield x * 2;
  }
}
