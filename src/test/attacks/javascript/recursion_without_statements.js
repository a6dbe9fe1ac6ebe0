// name: recursion_without_statements
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT
// must_not: functions that are single expressions run without a step
// oracle: universal+not_accepted+quiet_after

const grow = (n) => (n < 2 ? n : grow(n - 1) + grow(n - 2));
const checkio = (x) => grow(70) * 0 + x * 2;
