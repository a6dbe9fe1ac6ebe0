// name: promise_constructor_counts
// family: javascript
// source: own
// phase: return
// expects: ACCEPTED-harmless|WRONG_ANSWER|RUNTIME_ERROR
// must_not: a promise that settles in a later call replaces the result of that call, or of an earlier one
// oracle: universal

let settleEarlier = () => {};

function checkio(x) {
  settleEarlier(x * 2 + 1);
  const promise = Promise.resolve(x * 2);
  const later = new Promise((resolve) => {
    settleEarlier = resolve;
  });
  let reads = 0;
  Object.defineProperty(promise, 'constructor', {
    get() {
      reads++;
      later.then(() => reads);
      return Promise;
    },
  });
  promise.then = () => {};
  return promise;
}
