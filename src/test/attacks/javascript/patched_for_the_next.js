// name: patched_for_the_next
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: what this run has changed answers in the next run. Run TWICE
// oracle: universal+controls_all

const say = console.log;
const tag = (parts) => parts;
const template = (() => tag`a${1}b`)();
const regex = (() => /judge/g)();
const intact = {
  'a global': () => globalThis.left === undefined,
  'a prototype': () =>
    ({}).left === undefined && [].left === undefined && ''.left === undefined && (() => {}).left === undefined,
  'a template': () => Object.getPrototypeOf(template) === Array.prototype && Object.isFrozen(template),
  'a regular expression': () => regex.lastIndex === 0 && Object.getPrototypeOf(regex) === RegExp.prototype,
  'the last match': () => !RegExp.$1 && !RegExp.lastMatch && !RegExp.input,
  'a method': () => [3, 1].sort()[0] === 1 && JSON.stringify([1]) === '[1]' && Math.max(1, 2) === 2 && Number('7') === 7,
  'chance': () => Math.random.left === undefined && console.left === undefined && console.log.left === undefined,
  'a registered symbol': () => Object.getOwnPropertySymbols(Object.prototype).length === 0,
  'a variable': () => typeof token === 'undefined',
};
for (const [name, check] of Object.entries(intact)) {
  if (!check()) {
    say('PWNED: patched_for_the_next: an earlier run has left', name);
  }
}

function checkio(x) {
  const marked = [Object, Array, String, Function, RegExp, Promise, Map, Math, JSON, Reflect, Intl, Proxy, console,
    console.log, Math.random];
  for (const thing of marked) {
    thing.left = (thing.prototype ?? {}).left = 'judge-token';
  }
  /(ju)dge/.test('a judge');
  regex.lastIndex = 5;
  (0, eval)('var left = 1; var token = 2;');
  Object.prototype[Symbol.for('judge-token')] = 1;
  Array.prototype.sort = Array.prototype.map = JSON.stringify = Math.max = () => 'a lie';
  globalThis.Number = () => 0;
  return x * 2;
}
