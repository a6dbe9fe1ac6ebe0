// name: promise_tampering
// family: javascript
// source: own
// phase: return
// expects: ACCEPTED-harmless|WRONG_ANSWER|RUNTIME_ERROR
// must_not: replaced parts of Promise confuse the judge, which waits for a result
// oracle: universal

const Original = Promise;

Promise.prototype.then = function (resolve, reject) {
  reject?.(new Error('a lie'));
  resolve?.(0);
};
Promise.prototype.catch = Promise.prototype.finally = () => undefined;
Object.defineProperty(Promise, Symbol.species, { get: () => Object });
Object.defineProperty(Promise.prototype, 'constructor', { get: () => class extends Original {} });
Promise.resolve = Promise.reject = Promise.all = () => 7;
globalThis.Promise = function () {};

async function checkio(x) {
  await null;
  return x * 2;
}
