// name: recursion_swallowed
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|RUNTIME_ERROR
// must_not: a recursion that starts again whenever the stack ends is never stopped
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  try {
    checkio(x);
  } finally {
    try {
      checkio(x);
    } catch {
      checkio(x);
    }
  }
}
