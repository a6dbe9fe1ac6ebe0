// name: microtasks_endless
// family: javascript
// source: own
// phase: return
// expects: TIME_LIMIT
// must_not: jobs that make more jobs run on after the call, off the clock
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  (function again() {
    Promise.resolve().then(again);
  })();
  return x * 2;
}
