// name: prototype_is_proxy
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: the judge walks into a Proxy that stands in a chain of prototypes
// oracle: universal+not_accepted

const say = console.log;
let reading = false;
const handler = new Proxy({}, {
  get(target, trap) {
    return (...given) => {
      if (reading) {
        reading = false;
        say('PWNED: prototype_is_proxy: the trap', String(trap));
      }
      return Reflect[trap](...given);
    };
  },
});
const gate = new Proxy(Object.create(null), handler);

function checkio(x) {
  // Object.prototype itself cannot change its prototype; the others can.
  for (const base of [Object.prototype, Array.prototype, Map.prototype, Set.prototype, Uint8Array.prototype,
    Promise.prototype, Function.prototype, Error.prototype]) {
    try {
      Object.setPrototypeOf(base, gate);
    } catch {}
  }
  const odd = Object.setPrototypeOf({ double: 2 * x }, gate);
  const value = [2 * x, , [, x], new Map([[x, [, 1]]]), Object.create(null), odd];
  reading = true;
  return value;
}
