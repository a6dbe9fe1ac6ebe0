// name: globals_frozen
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: the judge has to change what the guest has frozen, or the next guest finds it frozen. Run TWICE
// oracle: universal+controls_all

if (Object.isFrozen(globalThis) || Object.isFrozen(Array.prototype) || Object.isFrozen(console)) {
  console.log('PWNED: globals_frozen: an earlier run is still here');
}

function checkio(x) {
  for (const key of Reflect.ownKeys(globalThis)) {
    const found = globalThis[key];
    if (found !== null && (typeof found === 'object' || typeof found === 'function') && found !== globalThis) {
      Object.freeze(found);
      if (found.prototype) {
        Object.freeze(found.prototype);
      }
    }
  }
  Object.freeze(globalThis);
  return x * 2;
}
