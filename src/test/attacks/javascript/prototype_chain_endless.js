// name: prototype_chain_endless
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|TIME_LIMIT
// must_not: the judge follows an endless or very long chain of prototypes to find the name of an error
// oracle: universal+not_accepted

const loop = new Proxy({}, { getPrototypeOf: () => loop, getOwnPropertyDescriptor: () => undefined });
let long = null;
for (let i = 0; i < 20000; i++) {
  long = Object.create(long);
}

function checkio(x) {
  throw x === 1 ? Object.create(Object.create(Object.setPrototypeOf({ x, cause: loop }, long))) : Object.create(loop);
}
