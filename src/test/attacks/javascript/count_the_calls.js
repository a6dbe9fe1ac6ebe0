// name: count_the_calls
// family: javascript
// source: own
// phase: call
// expects: WRONG_ANSWER
// must_not: knowing the samples is enough, or state between calls replaces work
// oracle: universal+not_accepted

const SAMPLES = new Map([[1, 2], [5, 10]]);
let turn = 0;

function checkio(x) {
  // From the third call on it only hopes that nobody looks.
  return turn++ < 2 ? SAMPLES.get(x) : (SAMPLES.get(x) ?? 0.5);
}
