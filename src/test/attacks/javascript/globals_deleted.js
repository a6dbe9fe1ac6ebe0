// name: globals_deleted
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: the judge needs a global, a method or a prototype that the guest can delete. Run TWICE
// oracle: universal+controls_all

const say = console.log;
if (typeof Map !== 'function' || typeof [].map !== 'function') {
  say('PWNED: globals_deleted: an earlier run is still here');
}
const { ownKeys, deleteProperty, getPrototypeOf } = Reflect;
const left = [globalThis, Reflect, Math, JSON, console, getPrototypeOf(async () => {})];
for (const key of ownKeys(globalThis)) {
  const found = globalThis[key];
  if (typeof found === 'function' && found.prototype && key !== 'checkio') {
    left[left.length] = found;
    left[left.length] = found.prototype;
  }
}

function checkio(x) {
  for (let i = left.length - 1; i >= 0; i--) {
    const keys = ownKeys(left[i]);
    for (let j = 0; j < keys.length; j++) {
      deleteProperty(left[i], keys[j]);
    }
  }
  return x * 2;
}
