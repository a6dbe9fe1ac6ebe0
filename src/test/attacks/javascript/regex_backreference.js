// name: regex_backreference
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT
// must_not: a regular expression that backtracks, which takes no step, goes on after the deadline
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  return /^(a|aa|aaa)*(a+)+\2\1b$/.test('a'.repeat(60)) ? 0 : x * 2;
}
