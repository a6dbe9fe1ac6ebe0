// name: iterators_endless
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: a function of the engine reads an iterator that never ends, and no step of the guest's counts
// oracle: universal+not_accepted+quiet_after

const endless = { next: () => endless, done: false, value: 7, [Symbol.iterator]: () => endless };

function checkio(x) {
  new Set(endless);
  const [, ...rest] = endless;
  return rest.length;
}
