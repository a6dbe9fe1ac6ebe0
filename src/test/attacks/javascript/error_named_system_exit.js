// name: error_named_system_exit
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: an error with the name of Python's end of a program ends the run as if it were right
// oracle: universal+not_accepted

function checkio(x) {
  if (x <= 5) {
    return x * 2;
  }
  throw { name: 'SystemExit', message: '0', code: 0, constructor: { name: 'KeyboardInterrupt' } };
}
