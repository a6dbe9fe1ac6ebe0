// name: import_addresses
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|FORBIDDEN|RUNTIME_ERROR|WRONG_ANSWER
// must_not: import() reads a file or an address, or gives the guest an exception of Java's
// oracle: universal+no_java_stack+no_hostinfo

const say = console.log;
const ROOT = '/tmp/judge-attack';
const PLACES = [
  ROOT + '/canary.txt', 'file://' + ROOT + '/canary.txt', '..' + ROOT + '/canary.txt', '/proc/self/environ',
  'http://127.0.0.1:47113/x.js', 'https://127.0.0.1:47113/', 'ftp://127.0.0.1:47113/x', 'ws:x', 'node:fs', 'fs',
  'jar:file:/a.jar!/b.js', 'jrt:/java.base/java/lang/Object.class', 'jrt:/', 'resource:/x', 'truffle:x', 'truffle:',
  'file:x', 'file://host/x', 'file:///x?y', 'file:///x#y', 'file:///%00', 'file:', 'x:y:z', 'http:', '', '.', '%',
  '\0', '\ud800', 'a b', 'a'.repeat(5000),
];

async function checkio(x) {
  for (const place of x === 1 ? PLACES : []) {
    for (const options of [undefined, { with: { type: 'json' } }, { with: { type: 'text' } }, { with: { type: 'bytes' } }]) {
      try {
        say(place, 'was read:', JSON.stringify(await import(place, options)));
      } catch (error) {
        const kind = Object.getPrototypeOf(error);
        if (!(kind.constructor.prototype === kind && error instanceof Error && Reflect.ownKeys(error).length > 0)) {
          say('PWNED: import_addresses: a foreign exception for', place, error.name, error.stack);
        }
      }
    }
  }
  return x * 2;
}
