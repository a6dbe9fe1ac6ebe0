// name: return_dag
// family: javascript
// source: own
// phase: return
// expects: OUTPUT_LIMIT
// must_not: sixty small lists unfold to 2**60
// oracle: universal+not_accepted

function checkio(x) {
  let leaf = [x];
  for (let level = 0; level < 60; level++) {
    leaf = level % 2 ? [leaf, leaf] : { a: leaf, b: leaf };
  }
  return leaf;
}
