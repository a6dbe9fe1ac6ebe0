// name: checkio_getter_endless
// family: javascript
// source: own
// phase: load
// expects: TIME_LIMIT
// must_not: the search for the function runs code off the clock
// oracle: universal+not_accepted+quiet_after

Object.defineProperty(globalThis, 'checkio', {
  get() {
    for (;;);
  },
});
