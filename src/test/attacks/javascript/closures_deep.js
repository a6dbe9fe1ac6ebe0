// name: closures_deep
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|TIME_LIMIT|RUNTIME_ERROR
// must_not: functions, generators and promises that hold each other take the heap of the child
// oracle: universal+not_accepted

function checkio(x) {
  let chain = () => x;
  let waiting = Promise.resolve();
  while (true) {
    const before = chain;
    const after = waiting;
    const held = new Array(50).fill(before);
    chain = () => held.length && before;
    waiting = after.then(() => held, () => after);
  }
}
