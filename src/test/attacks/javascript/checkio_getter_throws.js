// name: checkio_getter_throws
// family: javascript
// source: own
// phase: load
// expects: RUNTIME_ERROR
// must_not: an error in the search for the function counts as a fault of the judge
// oracle: universal+not_accepted

Object.defineProperty(globalThis, 'checkio', {
  get() {
    throw Object.create(null);
  },
});
