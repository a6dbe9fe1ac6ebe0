// name: odd_containers
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: an object that only looks like a plain container breaks the reading of a result
// oracle: universal+not_accepted

function checkio(x) {
  const noMap = Object.setPrototypeOf(new Set([1]), Map.prototype);
  const noPlain = [new Error('e'), new Date(), /x/, () => {}, new Map([[1, 2]]), [1, 2], Object(1), Object('text'), Object(1n),
    (function* () {})(), Promise.resolve(1), new WeakMap(), new ArrayBuffer(4), new Uint16Array(2), globalThis];
  const bare = noPlain.map((thing) => {
    try {
      return Object.setPrototypeOf(thing, Object.prototype);
    } catch {
      return null;
    }
  });
  const list = Object.assign([1, 2], { more: 3, '-1': 4, [Symbol('s')]: 5 });
  Object.defineProperty(list, 'length', { writable: false });
  return x === 1 ? [arguments, Math, JSON, list, Object.prototype, bare] : noMap;
}
