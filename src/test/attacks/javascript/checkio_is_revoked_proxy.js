// name: checkio_is_revoked_proxy
// family: javascript
// source: own
// phase: call
// expects: RUNTIME_ERROR
// must_not: a function that is revoked after the judge has chosen it counts as a fault of the judge
// oracle: universal+not_accepted

const pair = Proxy.revocable((x) => {
  pair.revoke();
  return x * 2;
}, {});
globalThis.checkio = pair.proxy;
