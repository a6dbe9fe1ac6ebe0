// name: setters_on_prototypes
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: the judge, while it reads a result, assigns or reads through a prototype of the guest's
// oracle: universal+not_accepted

const say = console.log;
let reading = false;
const trap = (name) => ({
  configurable: true,
  get() {
    if (reading) {
      reading = false;
      say('PWNED: setters_on_prototypes: read', name);
    }
    return undefined;
  },
  set(value) {
    if (reading) {
      reading = false;
      say('PWNED: setters_on_prototypes: wrote', name);
    }
    Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
  },
});

function checkio(x) {
  // The second sample calls this again, and then these calls are its own.
  if (reading) {
    return 2 * x + 1;
  }
  const value = [x, [2 * x, , 'text'], { a: 1, b: [new Map([[1, [2]]]), new Set([3]), new Uint8Array(4)] }, 2n ** 70n];
  for (let i = 0; i < 9; i++) {
    Object.defineProperty(Array.prototype, i, trap(i));
    Object.defineProperty(String.prototype, i, trap(i));
    Object.defineProperty(Object.prototype, i, trap(i));
  }
  // The names of a descriptor come last: from then on no plain descriptor can be written here.
  const names = 'size length next done return then proxy revoke text room open kind a b '
    + 'writable configurable enumerable set get value';
  for (const name of names.split(' ')) {
    Object.defineProperty(Object.prototype, name, { __proto__: null, ...trap(name) });
  }
  reading = true;
  return value;
}
