// name: promise_never_settled
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: the judge waits for a promise that is never settled
// oracle: universal+not_accepted+quiet_after

async function checkio(x) {
  await new Promise(() => {});
  return x * 2;
}
