// name: error_is_proxy
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: the judge runs the traps of a Proxy that was thrown
// oracle: universal+not_accepted

const say = console.log;
let thrown = false;
const traps = new Proxy({}, {
  get: (target, name) => (...given) => {
    if (thrown) {
      thrown = false;
      say('PWNED: error_is_proxy: the trap', String(name));
    }
    return Reflect[name](...given);
  },
});

function checkio(x) {
  const error = new Proxy(Object.setPrototypeOf(new Error('inside'), new Proxy(TypeError.prototype, traps)), traps);
  thrown = true;
  throw error;
}
