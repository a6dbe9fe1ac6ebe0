// name: hidden_input_in_function_name
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: the name of a function in a traceback, or the place of a line, carries a hidden input
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  if (x <= 5) {
    return x * 2;
  }
  const key = 'asked' + x;
  const made = (0, eval)(`${'\n'.repeat(x % 1000)}(function ${key}(f) { f(); })\n//# sourceURL=solution.js`);
  made({ [key]() { throw null; } }[key]);
}
