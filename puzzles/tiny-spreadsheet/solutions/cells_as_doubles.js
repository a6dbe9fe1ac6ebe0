// expect: WRONG_ANSWER Formulas
const LOOP = '#LOOP';

function evaluate(cells) {
  const values = new Map();

  function valueOf(name) {
    if (!Object.hasOwn(cells, name)) {
      return 0;
    }
    if (!values.has(name)) {
      // If the cell is needed before it has its value, there is a loop.
      values.set(name, LOOP);
      values.set(name, compute(cells[name].match(/[A-Z]\d+|\d+|[-+*()]/g)));
    }
    const value = values.get(name);
    if (value === LOOP) {
      throw new Error(LOOP);
    }
    return value;
  }

  function compute(tokens) {
    const factor = () => {
      const token = tokens.shift();
      switch (token) {
        case '-':
          return -factor();
        case '(': {
          const value = sum();
          tokens.shift();
          return value;
        }
        default:
          return /^\d/.test(token) ? Number(token) : valueOf(token);
      }
    };
    const product = () => {
      let value = factor();
      while (tokens[0] === '*') {
        tokens.shift();
        value *= factor();
      }
      return value;
    };
    const sum = () => {
      let value = product();
      while (tokens[0] === '+' || tokens[0] === '-') {
        value += tokens.shift() === '+' ? product() : -product();
      }
      return value;
    };
    return sum();
  }

  const result = {};
  for (const name of Object.keys(cells)) {
    try {
      result[name] = valueOf(name);
    } catch {
      result[name] = LOOP;
    }
  }
  return result;
}
