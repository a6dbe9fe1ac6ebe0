// expect: ACCEPTED
const TAKES = { k: 1n, p: 1n, t: 2n, m: 0n };
const nothing = () => ({ takes: 0n, makes: 0n });

/** What a row takes and makes: outside of its brackets, and once inside of them. */
function measure(row) {
  const open = [nothing()];
  let brackets = nothing();
  for (const [, sign, digits] of row.replaceAll(' ', '').matchAll(/([kptm()[\]])(\d*)/g)) {
    if (sign === '(' || sign === '[') {
      open.push(nothing());
    } else if (sign === ']') {
      brackets = open.pop();
    } else {
      const part = sign === ')' ? open.pop() : { takes: TAKES[sign], makes: 1n };
      const times = BigInt(digits || 1);
      open.at(-1).takes += times * part.takes;
      open.at(-1).makes += times * part.makes;
    }
  }
  return { fixed: open[0], brackets };
}

function knit(stitches, rows) {
  const counts = [];
  let needle = BigInt(stitches);
  for (const row of rows) {
    const { fixed, brackets } = measure(row);
    const left = needle - fixed.takes;
    const times = brackets.takes > 0n ? left / brackets.takes : 0n;
    if (left < 0n || times * brackets.takes !== left) {
      counts.push(null);
      break;
    }
    needle = fixed.makes + times * brackets.makes;
    counts.push(needle);
  }
  return counts;
}
