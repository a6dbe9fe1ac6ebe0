// name: checkio_is_bound
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless
// must_not: a bound function hides what the judge calls from its limits
// oracle: universal

let bound = function (x) {
  return this.factor * x;
}.bind({ factor: 2 });
for (let i = 0; i < 500; i++) {
  bound = bound.bind(null);
}
var checkio = bound;
