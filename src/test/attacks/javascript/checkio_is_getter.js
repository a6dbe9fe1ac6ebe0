// name: checkio_is_getter
// family: javascript
// source: own
// phase: load
// expects: ACCEPTED-harmless|WRONG_ANSWER|RUNTIME_ERROR
// must_not: the judge looks the function up again for each call, and so gets another one
// oracle: universal

let reads = 0;
Object.defineProperty(globalThis, 'checkio', {
  get() {
    reads++;
    return reads === 1 ? (x) => x * 2 : () => console.log('PWNED: checkio_is_getter: read', reads, 'times');
  },
  set() {},
});
