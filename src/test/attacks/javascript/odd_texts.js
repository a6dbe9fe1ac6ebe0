// name: odd_texts
// family: javascript
// source: own
// phase: return
// expects: WRONG_ANSWER
// must_not: halves of characters, NUL and odd keys break the way of a result to the judge
// oracle: universal+not_accepted

function checkio(x) {
  const odd = ['\ud800', '\udc00\ud800', '\0', '\ufffe\uffff', '\u2028', '\u{10ffff}', 'e\u0301', '\r', ''];
  const all = JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "toString": 2, "hasOwnProperty": 3, "\\u0000": 4}');
  for (const text of odd) {
    all[text] = new Map([[text, new Set([text])]]);
    console.log(text);
  }
  return [all, odd, odd.join('').repeat(50)];
}
