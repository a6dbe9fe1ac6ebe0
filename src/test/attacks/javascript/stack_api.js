// name: stack_api
// family: javascript
// source: own
// phase: call
// expects: WRONG_ANSWER
// must_not: the stack hands out the functions, the arguments or the objects of the judge
// oracle: universal+not_accepted+no_java_stack

const say = console.log;
const own = new Set();

Error.stackTraceLimit = 1000;
Error.prepareStackTrace = (error, sites) => {
  for (const site of sites) {
    for (const ask of ['getThis', 'getFunction', 'getEvalOrigin']) {
      const found = typeof site[ask] === 'function' ? site[ask]() : undefined;
      const isObject = typeof found === 'function' || (typeof found === 'object' && found !== null);
      if (isObject && found !== globalThis && !own.has(found)) {
        say('PWNED: stack_api:', ask, typeof found);
      }
    }
  }
  return String(error);
};

function checkio(x) {
  own.add(checkio).add(Error.prepareStackTrace);
  const ways = [
    () => checkio.caller, () => checkio.arguments.callee, () => arguments.callee.caller, () => arguments.caller,
    () => Function.prototype.caller, () => Reflect.get(Function.prototype, 'caller', checkio),
  ];
  ways.forEach((way) => own.add(way));
  for (const way of ways) {
    try {
      const found = way();
      if (typeof found === 'function' && !own.has(found)) {
        say('PWNED: stack_api: a caller', found.name);
      }
    } catch {}
  }
  const holder = {};
  Error.captureStackTrace?.(holder);
  say(String(holder.stack), new Error('here').stack);
  // The judge asks this object whether it is a Map, which throws inside the judge's code.
  return Object.create(Map.prototype);
}
