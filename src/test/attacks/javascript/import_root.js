// name: import_root
// family: javascript
// source: own
// phase: call
// expects: FORBIDDEN|RUNTIME_ERROR|WRONG_ANSWER
// must_not: an import of a folder without a name makes the engine fail, and the judge takes the blame
// oracle: universal+not_accepted+no_java_stack

async function checkio(x) {
  try {
    await import('/');
  } catch (error) {
    throw new Error('as it should be');
  }
  return x * 2;
}
