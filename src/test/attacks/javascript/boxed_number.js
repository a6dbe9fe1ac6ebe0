// name: boxed_number
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a subclass of Number or BigInt with its own conversions counts as a number
// oracle: universal+not_accepted

class Double extends Number {
  valueOf() {
    console.log('PWNED: boxed_number: the judge converts it');
    return 0;
  }

  toString() {
    return this.valueOf();
  }

  [Symbol.toPrimitive]() {
    return this.valueOf();
  }
}

function checkio(x) {
  return Object.setPrototypeOf(new Double(x * 2), x === 1 ? Double.prototype : Object.prototype);
}
