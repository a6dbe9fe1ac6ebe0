// name: patched_regex_exec
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: console.log runs a replaced method of RegExp and hands it an object of the judge
// oracle: universal

const say = console.log;
let inside = false;

for (const name of ['exec', 'test', Symbol.match, Symbol.replace, Symbol.split, 'toString']) {
  RegExp.prototype[name] = function () {
    if (inside) {
      inside = false;
      say('PWNED: patched_regex_exec: called with', this.source);
      this.lastIndex = { valueOf: () => 7 };
    }
    return null;
  };
}
Object.defineProperty(RegExp.prototype, 'flags', { get: () => 'gy' });

function checkio(x) {
  inside = true;
  say({ name: x, 'a b': [x] });
  inside = false;
  return x * 2;
}
