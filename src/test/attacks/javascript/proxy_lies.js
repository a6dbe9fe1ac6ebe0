// name: proxy_lies
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: the judge runs a trap of a Proxy that it reads, or takes a revoked one for data
// oracle: universal+not_accepted

const say = console.log;
const handler = new Proxy({}, {
  get: (target, trap) => (...given) => {
    say('PWNED: proxy_lies: the trap', String(trap));
    while (true) {
      Reflect.ownKeys(given[0]);
    }
  },
});

class Child extends Proxy {
  constructor(target) {
    super(target, handler);
  }
}
Child.prototype = undefined;

const revoked = Proxy.revocable([], {});
revoked.revoke();
const KINDS = [
  () => new Proxy(Object(2), handler),
  () => new Child([]),
  () => revoked.proxy,
  () => new (Proxy.bind(null, new Map(), handler))(),
  () => Reflect.construct(Proxy, [[], handler], Array),
  () => Proxy.revocable.call(undefined, Promise.resolve(2), handler).proxy,
  () => new Proxy(new Proxy([], {}), handler),
];

function checkio(x) {
  // The first element that is no plain data ends the reading, so the calls of the tests take turns.
  const proxies = KINDS.map((kind) => kind());
  proxies.forEach((proxy) => say(proxy, [proxy], new Map([[proxy, proxy]])));
  return x === 1 ? [new Map([[1, proxies[1]]]), ...proxies] : proxies[x % proxies.length];
}
