// name: source_deep
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|RUNTIME_ERROR|TIME_LIMIT|MEMORY_LIMIT
// must_not: deeply nested source overflows the stack of the parser, and the judge takes the blame
// oracle: universal+controls_all

function checkio(x) {
  const n = 30000;
  const sources = [
    '('.repeat(n) + '1' + ')'.repeat(n), '['.repeat(n) + ']'.repeat(n), '!'.repeat(n) + '1', '{'.repeat(n) + '}'.repeat(n),
    'a=>'.repeat(n) + '1', '1' + '+1'.repeat(n), 'a?'.repeat(n) + '1' + ':1'.repeat(n), '`${'.repeat(n) + '1' + '}`'.repeat(n),
    'x' + '.x'.repeat(n), 'x' + '()'.repeat(n), 'if(1)'.repeat(n) + ';', 'function f(){'.repeat(n) + '}'.repeat(n),
    'class A extends '.repeat(n) + 'B{}' + '{}'.repeat(n), '/' + '('.repeat(n) + ')'.repeat(n) + '/',
    '{"a":'.repeat(n) + '1' + '}'.repeat(n),
    'new '.repeat(n) + 'x', 'l' + ':l'.repeat(n), '[a='.repeat(n) + ']'.repeat(n) + '=1',
  ];
  for (const source of x === 1 ? sources : []) {
    try {
      Function(source);
    } catch (error) {
      console.log(source.slice(0, 8), error.name);
    }
  }
  return x * 2;
}
