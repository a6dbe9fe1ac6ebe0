// name: shapes_flood
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|TIME_LIMIT|MEMORY_LIMIT
// must_not: the engine keeps what it has learned about thousands of kinds of objects
// oracle: universal+controls_all

function checkio(x) {
  for (let i = 0; i < 3000; i++) {
    const kind = class { static [`s${x}_${i}`] = 1; #own = i; get own() { return this.#own; } };
    const one = new kind();
    for (let j = 0; j < 20; j++) {
      one[`p${x}_${i % 300}_${j}`] = j;
    }
    delete one[`p${x}_${i % 300}_3`];
    Object.setPrototypeOf(one, new kind());
  }
  return x * 2;
}
