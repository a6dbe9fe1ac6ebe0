// name: regex_lookbehind
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|ACCEPTED-harmless|RUNTIME_ERROR|MEMORY_LIMIT
// must_not: a regular expression that looks around, which takes no step, goes on after the deadline
// oracle: universal+quiet_after

function checkio(x) {
  const text = 'ab'.repeat(20000);
  const found = text.match(/(?<=^(?:a(?:b|ba)*){1,50})(?=(.*)c)|(?<!(\w+)\s)(?<=(\w)\3.*)z/g);
  return found === null ? x * 2 : 0;
}
