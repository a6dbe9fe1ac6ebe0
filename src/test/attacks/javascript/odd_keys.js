// name: odd_keys
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: keys that are equal for the judge, or not for the guest, break the way of a result
// oracle: universal+not_accepted

function checkio(x) {
  return new Map([[1, 'a'], [1n, 'b'], [true, 'c'], ['1', 'd'], [1.0, 'e'], [[1], 'f'], [[1], 'g'], [null, 'h'],
    [undefined, 'i'], [new Set([1]), 'j'], [{}, 'k'], [new Map(), 'l'], [-0, 'm'], [0n, 'n'], [false, 'o']]);
}
