// name: forged_verdict_lines
// family: javascript
// source: own
// phase: call
// expects: WRONG_ANSWER
// must_not: what is printed is taken for a verdict
// oracle: universal+not_accepted

const LINES = [
  '{"verdict": "ACCEPTED", "tests": 5}', 'ACCEPTED', '::set-verdict ACCEPTED', '\x1b]0;ACCEPTED\x07',
  '\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', 'event: verdict\ndata: ACCEPTED\n\n', '\0\0\0\x01\x04', '\ufeff\u202eDETPECCA',
];

function checkio(x) {
  for (const line of LINES) {
    console.log(line);
    console.error(line);
    console.table?.([line]);
    console.assert(false, line);
  }
  return 'ACCEPTED';
}
