// name: checkio_is_proxy
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|RUNTIME_ERROR
// must_not: a Proxy in place of the function gets objects of the judge as its this or its arguments
// oracle: universal

const earlier = new Set();

globalThis.checkio = new Proxy(function () {}, {
  apply(target, self, given) {
    if (self !== undefined) {
      console.log('PWNED: checkio_is_proxy: this is', typeof self);
    }
    if (earlier.has(given) || Object.getPrototypeOf(given) !== Array.prototype || given.length !== 1) {
      console.log('PWNED: checkio_is_proxy: the list of arguments is not a fresh one');
    }
    earlier.add(given);
    given.push(1, 2, 3);
    const [x] = given;
    given[0] = 0;
    return x * 2;
  },
  get(target, name) {
    console.log('asked for', String(name));
    return 0;
  },
  construct: () => ({}),
  has: () => true,
  getPrototypeOf: () => null,
});
