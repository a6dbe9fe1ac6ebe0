// name: map_grows
// family: javascript
// source: own
// phase: call
// expects: MEMORY_LIMIT|TIME_LIMIT
// must_not: maps, sets and objects with ever more keys take the heap of the child
// oracle: universal+not_accepted

function checkio(x) {
  const map = new Map();
  const set = new Set();
  const object = {};
  for (let i = 0; ; i++) {
    map.set(i, [i, i + 0.5, 'key ' + i]);
    set.add(Symbol(i));
    object['key' + i] = set;
  }
}
