// name: lying_number
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: an object that converts itself to the answer counts as the answer
// oracle: universal+not_accepted

function checkio(x) {
  const double = () => x * 2;
  return {
    valueOf: double,
    toString: () => String(x * 2),
    toJSON: double,
    [Symbol.toPrimitive]: double,
    get [Symbol.toStringTag]() {
      return 'Number';
    },
    constructor: Number,
    __proto__: Number.prototype,
  };
}
