// name: sort_comparator_endless
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|RUNTIME_ERROR
// must_not: a comparator that is not consistent, changes the array or never ends holds the slot
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  const list = Array.from({ length: 1000 }, (_, i) => i);
  let turn = 0;
  list.sort((a, b) => {
    list.push(turn++);
    list.length = turn % 900;
    return turn % 3 - 1 || NaN;
  });
  new Float64Array(1000).sort(() => {
    for (;;);
  });
  return x * 2;
}
