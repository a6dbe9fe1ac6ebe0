// name: labelled_loops
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT
// must_not: loops that continue each other are not counted
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  outer: for (;;) {
    inner: do {
      switch (x) {
        default:
          continue outer;
        case NaN:
          break inner;
      }
    } while (true);
  }
}
