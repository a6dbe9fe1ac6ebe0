// name: thenable_liar
// family: javascript
// source: own
// phase: return
// expects: ACCEPTED-harmless|WRONG_ANSWER|RUNTIME_ERROR
// must_not: an object that looks like a promise settles several times, and the judge reads more than one value
// oracle: universal

function checkio(x) {
  const liar = Object.create(Promise.prototype);
  Object.defineProperty(liar, 'then', {
    get() {
      return (resolve, reject) => {
        resolve(x * 2);
        resolve(x * 2 + 1);
        reject(new Error('too late'));
        throw new Error('also too late');
      };
    },
  });
  return liar;
}
