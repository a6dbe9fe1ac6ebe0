// expect: WRONG_ANSWER Long rows
const TAKES = { k: 1, p: 1, t: 2, m: 0 };
const nothing = () => ({ takes: 0, makes: 0 });

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
      const part = sign === ')' ? open.pop() : { takes: TAKES[sign], makes: 1 };
      const times = Number(digits || 1);
      open.at(-1).takes += times * part.takes;
      open.at(-1).makes += times * part.makes;
    }
  }
  return { fixed: open[0], brackets };
}

function knit(stitches, rows) {
  const counts = [];
  let needle = Number(stitches);
  for (const row of rows) {
    const { fixed, brackets } = measure(row);
    const left = needle - fixed.takes;
    const times = brackets.takes > 0 ? Math.floor(left / brackets.takes) : 0;
    if (left < 0 || times * brackets.takes !== left) {
      counts.push(null);
      break;
    }
    needle = fixed.makes + times * brackets.makes;
    counts.push(needle);
  }
  return counts;
}
