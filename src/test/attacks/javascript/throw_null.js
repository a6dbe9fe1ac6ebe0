// name: throw_null
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: what is no error, thrown from a finally or a generator, counts as a fault of the judge
// oracle: universal+not_accepted

function* three() {
  try {
    yield 1;
  } finally {
    throw undefined;
  }
}

function checkio(x) {
  try {
    for (const one of three()) {
      break;
    }
  } catch {
    throw null;
  } finally {
    [].concat(x).forEach(Function.prototype);
  }
}
