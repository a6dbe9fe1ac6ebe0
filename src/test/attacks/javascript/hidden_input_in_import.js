// name: hidden_input_in_import
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|FORBIDDEN|WRONG_ANSWER
// must_not: the name of a module that was not found carries a hidden input
// oracle: universal+not_accepted+no_hidden_input

async function checkio(x) {
  return x <= 5 ? x * 2 : import('./asked ' + x);
}
