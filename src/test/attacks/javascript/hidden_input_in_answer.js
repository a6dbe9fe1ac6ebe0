// name: hidden_input_in_answer
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: a wrong answer to a hidden test is shown with what it tells
// oracle: universal+not_accepted+no_hidden_input

function checkio(x) {
  // Not the answer but the question is what this returns.
  return x <= 5 ? x * 2 : ['I was asked for', x, String(x), { [x]: BigInt(x) }];
}
