// name: with_proxy_scope
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: a scope that claims to have every name captures names of the judge
// oracle: universal

const say = console.log;
const asked = new Set();
const scope = new Proxy({}, {
  has(target, name) {
    asked.add(name);
    return !['say', 'asked', 'x'].includes(name);
  },
  get: (target, name) => (name === Symbol.unscopables ? undefined : globalThis[name]),
  set: () => true,
});

with (scope) {
  var checkio = function (x) {
    decode = call = ended = result = state = problem = room = source = at = callee = proxies = x;
    return x * 2;
  };
  globalThis.checkio = checkio = function (x) {
    problem = '';
    state = 'returned';
    result = x * 2;
    return x * 2;
  };
}

for (const name of asked) {
  if (typeof name === 'string' && /^(isProxy|hasOwn|define|hide|uncurry|lookUp)$/.test(name)) {
    say('PWNED: with_proxy_scope: the judge looked up', name);
  }
}
