// name: text_repeat
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|RUNTIME_ERROR|TIME_LIMIT
// must_not: texts of gigabytes take the heap of the child
// oracle: universal+not_accepted

function checkio(x) {
  const all = [];
  for (let i = 0; i < 64; i++) {
    all.push('\u2603'.repeat(2 ** 24 + i), ''.padEnd(2 ** 24 + i, 'ab'));
  }
  return all.join('').length;
}
