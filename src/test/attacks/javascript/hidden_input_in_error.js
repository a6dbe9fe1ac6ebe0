// name: hidden_input_in_error
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: the message, the name or the stack of an error carries a hidden input to the player
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  if (x <= 5) {
    return x * 2;
  }
  console.error('hidden:', x);
  const error = new RangeError(`the hidden input is ${x}`, { cause: new Error(x) });
  error.name = 'Asked' + x;
  error.stack = `Error\n    at asked${x} (solution.js:${x}:1)`;
  throw error;
}
