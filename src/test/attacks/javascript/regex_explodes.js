// name: regex_explodes
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|RUNTIME_ERROR|TIME_LIMIT|MEMORY_LIMIT
// must_not: the engine takes unbounded time or memory to compile a regular expression
// oracle: universal+controls_all

function checkio(x) {
  const sources = [
    '(?:'.repeat(5000) + ')*'.repeat(5000), '(a?){1000}{1000}{1000}', '(a?){1000}', '(?:a{1,500}){1,500}b',
    '(?=a)'.repeat(20000), '(.*)'.repeat(500) + '\\500', '(?<='.repeat(3000) + ')'.repeat(3000),
    '[' + Array.from({ length: 5000 }, (_, i) => String.fromCharCode(i * 7 + 300)).join('') + ']{100}',
    Array.from({ length: 3000 }, (_, i) => 'w' + i).join('|'), '\\p{L}'.repeat(3000), '[\\p{L}--[a-z]]'.repeat(500),
    '(.)*a.{30}', '(?<n>a)|'.repeat(3000) + 'b',
  ];
  for (const source of x === 1 ? sources : []) {
    for (const flags of ['', 'iu', 'v', 's']) {
      try {
        new RegExp(source, flags).test('ab'.repeat(500));
      } catch (error) {
        console.log(source.slice(0, 12), flags, error.name);
      }
    }
  }
  return x * 2;
}
