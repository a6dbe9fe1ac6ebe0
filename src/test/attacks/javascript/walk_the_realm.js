// name: walk_the_realm
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: an object of the host, or a function with which the judge reads results, can be reached
// oracle: universal+no_java_stack

const say = console.log;
const OF_THE_JUDGE = /^(prelude|encode|decode|ended|takeResult|settle|becomeProgram|choose|writeObject|readContainer)$/;

function checkio(x) {
  if (x !== 1) {
    return x * 2;
  }
  const seen = new WeakSet();
  const left = [[globalThis, 'globalThis'], [arguments, 'arguments'], [function () { return this; }.call(1), 'boxed']];
  const visit = (thing, way) => {
    if ((typeof thing === 'object' && thing !== null) || typeof thing === 'function') {
      left.push([thing, way]);
    }
  };
  while (left.length > 0) {
    const [thing, way] = left.pop();
    try {
      if (seen.has(thing)) {
        continue;
      }
      seen.add(thing);
      for (const key of Reflect.ownKeys(thing)) {
        const property = Reflect.getOwnPropertyDescriptor(thing, key);
        for (const part of [property.value, property.get, property.set]) {
          visit(part, way + '.' + String(key));
        }
      }
      visit(Reflect.getPrototypeOf(thing), way + '.__proto__');
    } catch (error) {
      say('PWNED: walk_the_realm: no object of the language:', way, String(error));
    }
    if (typeof thing === 'function' && OF_THE_JUDGE.test(thing.name)) {
      say('PWNED: walk_the_realm: a function of the judge:', way);
    }
  }
  return x * 2;
}
