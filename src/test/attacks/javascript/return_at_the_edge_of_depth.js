// name: return_at_the_edge_of_depth
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER|RUNTIME_ERROR
// must_not: the guest's part and the judge's part of the sandbox disagree on how deep a value may be
// oracle: universal+not_accepted

const nested = (depth, wrap) => {
  let value = 'inside';
  for (let i = 0; i < depth; i++) {
    value = wrap(value);
  }
  return value;
};

function checkio(x) {
  return [
    nested(199, (value) => [value]),
    nested(199, (value) => ({ value })),
    nested(199, (value) => new Set([value])),
    nested(199, (value) => new Map([['key', value]])),
  ];
}
