// name: checkio_is_class
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|WRONG_ANSWER
// must_not: a class instead of a function is called in a way that makes an object of the judge
// oracle: universal+not_accepted

class checkio extends Function {
  static [Symbol.hasInstance]() {
    return true;
  }

  constructor(x) {
    super('return ' + x * 2);
  }
}
