// name: output_wide_objects
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|OUTPUT_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: console.log looks at a billion parts of an object, off the clock
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  const inner = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => ['key ' + i, i]));
  const middle = Object.fromEntries(Object.keys(inner).map((key) => [key, inner]));
  const outer = new Map(Object.keys(inner).map((key) => [key, middle]));
  while (true) {
    console.log(outer);
  }
}
