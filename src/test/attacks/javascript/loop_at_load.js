// name: loop_at_load
// family: javascript
// source: own
// phase: load
// expects: TIME_LIMIT
// must_not: code that runs before there is a function is not counted
// oracle: universal+not_accepted+quiet_after

var checkio = (x) => x * 2;
class Endless {
  static field = (() => {
    for (let i = 0; ; i = -~i) {}
  })();
}
