const LEVELS = [
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '//': (a, b) => Math.floor(a / b) },
];

function do_algebra(operator, operand) {
  for (const level of LEVELS) {
    const i = operator.findLastIndex((each) => Object.hasOwn(level, each));
    if (i >= 0) {
      const left = do_algebra(operator.slice(0, i), operand.slice(0, i + 1));
      const right = do_algebra(operator.slice(i + 1), operand.slice(i + 1));
      return level[operator[i]](left, right);
    }
  }
  return operand.reduceRight((exponent, base) => base ** exponent);
}

// wrong: in JavaScript, two slashes start a comment
function do_algebra(operator, operand) {
  return eval(operand.map((value, i) => `${value}${operator[i] ?? ''}`).join(''));
}

// wrong: computes from left to right, whatever the precedence
const OPERATIONS = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '//': (a, b) => Math.floor(a / b),
  '**': (a, b) => a ** b,
};

function do_algebra(operator, operand) {
  return operand.reduce((result, value, i) => OPERATIONS[operator[i - 1]](result, value));
}
