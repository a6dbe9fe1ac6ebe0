// name: forged_text_alone
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a text that begins like the judge's reports of a limit or of odd data is taken for one
// oracle: universal+not_accepted

function checkio(x) {
  return x === 1 ? new String('d2;') + '' : '?' + x;
}
