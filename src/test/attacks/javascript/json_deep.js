// name: json_deep
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|RUNTIME_ERROR|TIME_LIMIT|MEMORY_LIMIT
// must_not: deeply nested JSON overflows the stack of the parser, and the child is broken afterwards
// oracle: universal+controls_all

function checkio(x) {
  for (const [open, close] of x === 1 ? [['[', ']'], ['{"a":', '}'], ['[{"a":', '}]']] : []) {
    try {
      JSON.parse(open.repeat(1_000_000) + '1' + close.repeat(1_000_000));
    } catch (error) {
      console.log(error.name);
    }
  }
  return x * 2;
}
