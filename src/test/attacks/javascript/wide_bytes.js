// name: wide_bytes
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: an array of larger numbers passes as bytes, and the judge ends the child for a fault in the protocol
// oracle: universal+not_accepted

function checkio(x) {
  return Object.setPrototypeOf(new Uint16Array([65, 300, 65535]), Uint8Array.prototype);
}
