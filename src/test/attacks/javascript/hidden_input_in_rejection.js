// name: hidden_input_in_rejection
// family: javascript
// source: own
// phase: return
// expects: RUNTIME_ERROR
// must_not: a rejection that nobody handles carries a hidden input
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  if (x > 5) {
    Promise.reject(new Error('asked for ' + x));
  }
  return x * 2;
}
