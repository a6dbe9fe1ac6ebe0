// name: symbol_registry_flood
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|MEMORY_LIMIT|TIME_LIMIT
// must_not: symbols that the engine registers for all guests stay on the heap, and fill it. Run TWICE
// oracle: universal+controls_all

function checkio(x) {
  // Each call registers some 15 MB; no guest can remove them.
  for (let i = 0; i < 15000; i++) {
    Symbol.for('k'.repeat(1000) + x + ' ' + i);
  }
  return x * 2;
}
