// name: getter_changes
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: a getter in a result runs, and gives another value each time it is read
// oracle: universal+not_accepted

let reads = 0;
const lie = {
  enumerable: true,
  configurable: true,
  get() {
    reads++;
    console.log('PWNED: getter_changes: the judge ran a getter,', reads, 'times');
    return reads;
  },
};

function checkio(x) {
  const list = [x * 2];
  Object.defineProperty(list, 0, lie);
  const part = Object.defineProperties({}, { size: lie, then: lie, 0: lie, length: lie });
  Object.defineProperty(list, Symbol.iterator, lie);
  Object.defineProperty(list, 'constructor', lie);
  return [part, list];
}
