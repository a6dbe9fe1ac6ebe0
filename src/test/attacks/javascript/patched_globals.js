// name: patched_globals
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: the judge looks up a global that the guest has replaced, or converts a value with a replaced method
// oracle: universal+not_accepted

const say = console.log;
const { defineProperty } = Object;
let reading = false;

function spy(name) {
  return function () {
    if (reading) {
      reading = false;
      say('PWNED: patched_globals: the judge used', name);
    }
    return new.target ? {} : 10;
  };
}

const KINDS = [Number, BigInt, String, Boolean, Symbol, Array, Map, Set, Uint8Array, Object, Function, Promise];
const METHODS = ['toString', 'valueOf', 'toLocaleString', 'toJSON', Symbol.toPrimitive, Symbol.iterator];
const NAMES = Object.getOwnPropertyNames(globalThis);

function checkio(x) {
  // The second sample calls this again, and then these calls are its own.
  if (reading) {
    return 2 * x + 1;
  }
  const value = { real: 1.5, zero: -0, big: 2n ** 90n, map: new Map([[1n, x]]), bytes: new Uint8Array(3), list: [[2 * x]] };
  for (let i = 0; i < KINDS.length; i++) {
    const kind = KINDS[i];
    for (let j = 0; j < METHODS.length; j++) {
      const note = spy(kind.name + '.' + (j < 4 ? METHODS[j] : 'a symbol'));
      try {
        defineProperty(kind.prototype, METHODS[j], { value: note, configurable: true });
      } catch {}
    }
  }
  for (let i = 0; i < NAMES.length; i++) {
    try {
      globalThis[NAMES[i]] = spy(NAMES[i]);
    } catch {}
  }
  reading = true;
  return value;
}
