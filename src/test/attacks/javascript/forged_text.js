// name: forged_text
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a text of the guest's is read as the judge's own text of a value
// oracle: universal+not_accepted

const d = (x) => 'd' + x * 2 + ';';

function checkio(x) {
  return {
    [d(x)]: d(x),
    'a1:': 's0:' + d(x),
    '!': '?1',
    's999999999:': 'a2147483648:',
    list: ['u', 'n', 'i' + x * 2 + ';', 'm1:' + d(1) + d(x), ':;', 'o0:', 'b1:\u0100', ';' + d(x)],
  };
}
