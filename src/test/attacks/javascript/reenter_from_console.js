// name: reenter_from_console
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|WRONG_ANSWER|RUNTIME_ERROR
// must_not: an error at the end of the stack leaves the judge's functions half done
// oracle: universal+controls_all

const say = console.log;
const big = Array.from({ length: 50 }, (_, i) => [i, { i: [i, { i }] }]);

function dive(work) {
  try {
    work();
  } catch {
    return;
  }
  dive(work);
}

function checkio(x) {
  for (const work of [Math.random, () => console.assert(true), () => new Proxy({}, {}), () => Proxy.revocable([], {})]) {
    try {
      dive(work);
    } catch (error) {
      say(error.name);
    }
  }
  const printed = say.bind(null, big);
  let depth = 0;
  const last = () => (++depth < 9990 ? last() : printed());
  try {
    last();
  } catch (error) {
    say(error.name);
  }
  const chance = Math.random();
  return chance >= 0 && chance < 1 ? x * 2 : 0;
}
