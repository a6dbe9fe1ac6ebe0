// name: return_cycle
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a value that holds itself is read for ever
// oracle: universal+not_accepted

function checkio(x) {
  const map = new Map();
  const value = { map, set: new Set(), list: [x * 2] };
  value.set.add(map);
  map.set('self', [value]);
  console.log(value, map);
  return map;
}
