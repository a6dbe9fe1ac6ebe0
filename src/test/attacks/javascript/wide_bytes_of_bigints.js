// name: wide_bytes_of_bigints
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: an array of other numbers passes as bytes, and the judge fails on them
// oracle: universal+not_accepted

function checkio(x) {
  const floats = Object.setPrototypeOf(new Float64Array([1.5, NaN, 1e300]), Uint8Array.prototype);
  const bigs = Object.setPrototypeOf(new BigInt64Array([1n, -1n]), Uint8Array.prototype);
  return x === 1 ? [bigs] : [floats];
}
