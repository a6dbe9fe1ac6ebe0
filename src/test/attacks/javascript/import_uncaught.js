// name: import_uncaught
// family: javascript
// source: own
// phase: call
// expects: FORBIDDEN|RUNTIME_ERROR|WRONG_ANSWER
// must_not: an import from the network counts as a fault of the judge, or ends its process
// oracle: universal+not_accepted+no_java_stack

async function checkio(x) {
  return await import('http://127.0.0.1:47113/x.js');
}
