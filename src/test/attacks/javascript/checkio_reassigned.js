// name: checkio_reassigned
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|WRONG_ANSWER|RUNTIME_ERROR
// must_not: a function that replaces or deletes itself confuses the judge
// oracle: universal

globalThis.checkio = function checkio(x) {
  globalThis.checkio = () => {
    throw new Error('the judge has looked again');
  };
  delete globalThis.checkio;
  return x * 2;
};
