// name: odd_numbers
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a number at an edge breaks the way of a result to the judge
// oracle: universal+not_accepted

function checkio(x) {
  const nan = new Float64Array(new BigUint64Array([0x7ff0000000000001n, 0xffffffffffffffffn]).buffer);
  const real = [-0, 5e-324, 1.7976931348623157e308, 2 ** 53, 2 ** 64, 1e21, 1e-7, NaN, Infinity, -Infinity, ...nan];
  const big = [0n, -1n, 2n ** 63n, -(2n ** 63n), 2n ** 64n, 10n ** 5000n];
  return [real, big, new Map([[NaN, 1], [0, 2], [1, 3], [1.5, 4]]), new Set([...nan, 2n ** 64n])];
}
