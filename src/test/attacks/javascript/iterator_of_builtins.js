// name: iterator_of_builtins
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT|MEMORY_LIMIT|RUNTIME_ERROR
// must_not: an endless loop of the engine's own functions, without any code of the guest's, is never stopped
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  // The list grows at its end as fast as its iterator walks.
  const list = [1];
  const same = list.push.bind(list, 1);
  list.forEach.call({ length: 2 ** 53 - 1, __proto__: new Proxy(list, { has: () => true, get: () => 1 }) }, same);
  const set = new Set([1]);
  set.forEach(set.add.bind(set, Symbol()));
  return x * 2;
}
