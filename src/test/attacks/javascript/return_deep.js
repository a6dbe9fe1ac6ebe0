// name: return_deep
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: a deeply nested value overflows the stack of the child or of the judge
// oracle: universal+not_accepted

function checkio(x) {
  let value = x * 2;
  for (let i = 0; i < 100000; i++) {
    value = i % 3 === 0 ? [value] : i % 3 === 1 ? { value } : new Map([[0, value]]);
  }
  console.log(value);
  return value;
}
