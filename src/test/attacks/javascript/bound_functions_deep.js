// name: bound_functions_deep
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|RUNTIME_ERROR|TIME_LIMIT|MEMORY_LIMIT
// must_not: a long row of bound functions overflows the stack inside the engine
// oracle: universal+controls_all

function checkio(x) {
  let double = (n) => n * 2;
  for (let i = 0; i < 200000; i++) {
    double = double.bind(null);
  }
  return double(x);
}
