// name: patched_reflection
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: the judge reads a result with functions that the guest has replaced
// oracle: universal+not_accepted

const say = console.log;
const { ownKeys } = Reflect;
const { getOwnPropertyDescriptor, defineProperty } = Object;
let reading = false;

function replaceAll(owner, name) {
  for (const key of ownKeys(owner)) {
    const property = getOwnPropertyDescriptor(owner, key);
    const isGetter = typeof property.get === 'function';
    const original = isGetter ? property.get : property.value;
    if (!property.configurable || typeof original !== 'function' || key === 'constructor') {
      continue;
    }
    const patched = function (...given) {
      if (reading) {
        reading = false;
        say('PWNED: patched_reflection: the judge called', name, typeof key === 'symbol' ? 'a symbol' : key);
      }
      return new.target ? new original(...given) : original.call(this, ...given);
    };
    defineProperty(owner, key, isGetter
      ? { __proto__: null, get: patched, configurable: true } : { __proto__: null, value: patched, configurable: true });
  }
}

function checkio(x) {
  // The second sample calls this again, and then these calls are its own.
  if (reading) {
    return 2 * x + 1;
  }
  const value = [x, { a: [1.5, -0, 2n ** 80n], b: new Map([['k', new Set(['v'])]]) }, new Uint8Array([1, 2]), 'text', null];
  const owners = { Reflect, Object, Array, String, Number, BigInt, Math, JSON, Symbol, Promise,
    WeakSet: WeakSet.prototype, Map: Map.prototype, Set: Set.prototype, Number_: Number.prototype,
    BigInt_: BigInt.prototype, String_: String.prototype, RegExp_: RegExp.prototype, Object_: Object.prototype,
    Typed: Object.getPrototypeOf(Uint8Array.prototype), Promise_: Promise.prototype };
  for (const [name, owner] of Object.entries(owners)) {
    replaceAll(owner, name);
  }
  for (const name of ['bind', 'toString']) {
    const value = () => say('PWNED: patched_reflection: the judge called', name);
    defineProperty(Function.prototype, name, { __proto__: null, value });
  }
  reading = true;
  return value;
}
