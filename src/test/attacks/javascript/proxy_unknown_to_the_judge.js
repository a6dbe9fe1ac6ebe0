// name: proxy_unknown_to_the_judge
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a Proxy that is made at the end of the stack escapes the judge's list of proxies
// oracle: universal+not_accepted

const say = console.log;
let last = [];
let reading = false;
const handler = {
  getPrototypeOf(target) {
    if (reading) {
      reading = false;
      say('PWNED: proxy_unknown_to_the_judge: a trap ran');
    }
    return Reflect.getPrototypeOf(target);
  },
};
const kept = { set proxy(value) { last = value; } };

function dive() {
  try {
    last = new Proxy([], handler);
  } catch {}
  try {
    last = Proxy.revocable([], handler).proxy;
  } catch {}
  dive();
}

function checkio(x) {
  WeakSet.prototype.add = WeakSet.prototype.has = () => false;
  Object.defineProperty(Object.prototype, 'proxy', { set: (value) => { kept.proxy = value; }, configurable: true });
  try {
    dive();
  } catch {}
  reading = true;
  return [last, x * 2];
}
