// name: output_odd_objects
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: console.log runs code of the guest, or fails on an odd object
// oracle: universal

const say = console.log;
let printing = false;
const note = (name) => {
  if (printing) {
    printing = false;
    say('PWNED: output_odd_objects: console.log ran', name);
  }
  return 'a lie';
};

class Odd {
  get part() { return note('a getter'); }
  toString() { return note('toString'); }
  toJSON() { return note('toJSON'); }
  inspect() { return note('inspect'); }
  [Symbol.for('nodejs.util.inspect.custom')]() { return note('inspect.custom'); }
  [Symbol.toPrimitive]() { return note('toPrimitive'); }
  get [Symbol.toStringTag]() { return note('toStringTag'); }
  *[Symbol.iterator]() { yield note('iterator'); }
}

function checkio(x) {
  const odd = Object.defineProperty(new Odd(), 'own', { get: () => note('an own getter'), enumerable: true });
  const traps = new Proxy({}, { get: (_, name) => note(String(name)) && Reflect[name] });
  const values = [odd, [odd], new Map([[odd, odd]]), new Set([odd]), Object.create(odd), Object.create(null),
    new Proxy(odd, traps),
    Object.create(new Proxy(odd, traps)), { __proto__: null, constructor: odd, stack: 'a stack' }, { constructor: { name: odd } },
    Object.setPrototypeOf(() => x, null), Symbol('s'), Symbol(), -0, 1n, undefined, [, 1],
    Object(Symbol('s')), new Date(NaN)];
  for (const value of values) {
    printing = true;
    say(value);
    printing = false;
  }
  return x * 2;
}
