// name: getters_deep
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR|TIME_LIMIT
// must_not: a chain of getters, prototypes and proxies overflows the stack inside the engine
// oracle: universal+not_accepted+controls_all

function checkio(x) {
  let chain = { get deep() { return this.deep; } };
  for (let i = 0; i < 100000; i++) {
    chain = i % 2 ? new Proxy(chain, {}) : Object.create(chain);
  }
  try {
    'missing' in chain;
  } catch (error) {
    console.log(error.name);
  }
  try {
    chain instanceof Function;
  } catch (error) {
    console.log(error.name);
  }
  return chain.deep;
}
