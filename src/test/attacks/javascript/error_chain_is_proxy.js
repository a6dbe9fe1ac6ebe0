// name: error_chain_is_proxy
// family: javascript
// source: own
// phase: return
// expects: RUNTIME_ERROR
// must_not: a rejection with an object whose class is a Proxy runs code of the guest in the judge
// oracle: universal+not_accepted

const say = console.log;
let thrown = false;
const spy = (target) => new Proxy(target, {
  get: () => thrown && say('PWNED: error_chain_is_proxy: get'),
  getOwnPropertyDescriptor: () => void (thrown && say('PWNED: error_chain_is_proxy: getOwnPropertyDescriptor')),
  getPrototypeOf: () => (thrown && say('PWNED: error_chain_is_proxy: getPrototypeOf'), null),
});

async function checkio(x) {
  const error = Object.create(spy({}));
  error.constructor = spy(class Forged {});
  error.cause = spy(error);
  thrown = true;
  throw error;
}
