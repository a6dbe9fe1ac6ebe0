// name: constructor_chains
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: a constructor that is reached through objects makes code that sees the host
// oracle: universal+no_java_stack+no_hostinfo

const say = console.log;
const HOST = 'typeof Java + typeof Polyglot + typeof Graal + typeof load + typeof Packages + typeof java';
const START = [
  this, globalThis, console, console.log, Proxy, Proxy.revocable, Math.random, Promise.prototype.then,
  async () => {}, function* () {}, async function* () {}, Symbol.iterator, 1n, /x/, new Error(), [].values(),
  Object.getOwnPropertyDescriptor(Map.prototype, 'size').get, Reflect, Intl, Intl.Collator,
];

async function checkio(x) {
  for (const thing of START) {
    const kinds = [thing.constructor, thing.constructor.constructor, Object.getPrototypeOf(thing).constructor];
    for (const kind of kinds) {
      let found = '';
      try {
        const made = kind('return ' + HOST)();
        found = await (made && made.next ? made.next().value ?? (await made.next()).value : made);
      } catch {}
      if (/object|function/.test(String(found))) {
        say('PWNED: constructor_chains: a name of the host is there', String(found));
      }
    }
  }
  if ((0, eval)('this') !== globalThis || Function('return this')() !== globalThis) {
    say('PWNED: constructor_chains: there is another global object');
  }
  return x * 2;
}
