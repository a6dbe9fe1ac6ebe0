// name: throw_symbol
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: a thrown symbol, which has no text, counts as a fault of the judge
// oracle: universal+not_accepted

function checkio(x) {
  Symbol.prototype.toString = Symbol.prototype[Symbol.toPrimitive] = undefined;
  throw x === 1 ? Symbol('asked ' + x) : Symbol.iterator;
}
