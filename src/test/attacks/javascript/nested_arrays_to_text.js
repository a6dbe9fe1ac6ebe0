// name: nested_arrays_to_text
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|RUNTIME_ERROR|TIME_LIMIT|MEMORY_LIMIT
// must_not: nested arrays overflow the stack of the engine's own functions, and the child is broken afterwards
// oracle: universal+controls_all

function checkio(x) {
  let nested = [];
  for (let i = 0; i < 300000; i++) {
    nested = [nested];
  }
  const ways = [() => String(nested), () => nested.flat(Infinity), () => JSON.stringify(nested), () => nested.toLocaleString(),
    () => console.log(nested), () => nested == '', () => [nested].sort(), () => nested + 1];
  for (const way of x === 1 ? ways : []) {
    try {
      way();
    } catch (error) {
      console.log(error.name);
    }
  }
  return x * 2;
}
