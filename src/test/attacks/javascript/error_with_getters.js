// name: error_with_getters
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: the judge runs getters or conversions of what was thrown
// oracle: universal+not_accepted

const say = console.log;
let thrown = false;
const note = (name) => {
  if (thrown) {
    thrown = false;
    say('PWNED: error_with_getters: the judge ran', name);
  }
  while (thrown);
  return 'a lie';
};

class Odd extends Error {
  get name() { return note('name'); }
  get message() { return note('message'); }
  get stack() { return note('stack'); }
  get cause() { return note('cause'); }
  get [Symbol.toStringTag]() { return note('toStringTag'); }
  toString() { return note('toString'); }
  [Symbol.toPrimitive]() { return note('toPrimitive'); }
}
Object.defineProperty(Odd, 'name', { get: () => note('name of the class') });
Object.defineProperty(Odd.prototype, 'constructor', { get: () => note('constructor') });

function checkio(x) {
  const odd = new Odd();
  delete odd.stack;
  delete odd.message;
  thrown = true;
  throw odd;
}
