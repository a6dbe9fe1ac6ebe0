// expect: WRONG_ANSWER Formulas
const LOOP = '#LOOP';

function evaluate(cells) {
  const values = {};

  function valueOf(name) {
    if (!(name in cells)) {
      return 0n;
    }
    if (!(name in values)) {
      values[name] = LOOP;
      values[name] = compute(cells[name].match(/[A-Z]\d+|\d+|[-+*()]/g));
    }
    if (values[name] === LOOP) {
      throw new Error(LOOP);
    }
    return values[name];
  }

  function compute(tokens) {
    const factor = () => {
      const token = tokens.shift();
      if (token === '-') {
        return -factor();
      }
      if (token === '(') {
        return chain();
      }
      return /^\d/.test(token) ? BigInt(token) : valueOf(token);
    };
    const chain = () => {
      let value = factor();
      for (let sign = tokens.shift(); sign !== undefined && sign !== ')'; sign = tokens.shift()) {
        const next = factor();
        value = sign === '*' ? value * next : sign === '+' ? value + next : value - next;
      }
      return value;
    };
    return chain();
  }

  for (const name in cells) {
    try {
      valueOf(name);
    } catch {
      // It stays a loop.
    }
  }
  return values;
}
