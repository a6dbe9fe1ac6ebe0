// name: source_flood
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|TIME_LIMIT|MEMORY_LIMIT
// must_not: code that the guest makes by eval stays in the engine, or is compiled when its guest has ended
// oracle: universal+controls_all+quiet_after

function checkio(x) {
  let sum = 0;
  for (let i = 0; i < 30; i++) {
    const name = `hot${i}_${Math.abs(x)}`;
    const body = `let s = ${i}; while (n-- > 0) { s = (s * 31 + n) % 1009; } return s;`;
    const hot = (0, eval)(`(function ${name}(n) { ${body} })`);
    sum += hot(6000);
  }
  return sum < 0 ? 0 : x * 2;
}
