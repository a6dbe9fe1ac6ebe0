// expect: ACCEPTED
function seat(aunts, quarrels) {
  const angry = aunts.map(() => new Set());
  for (const pair of quarrels) {
    const [one, other] = pair.map((name) => aunts.indexOf(name));
    angry[one].add(other);
    angry[other].add(one);
  }
  const everybody = 2 ** aunts.length - 1;
  const deadEnds = new Set();

  const fill = (row, seated) => {
    const last = row.at(-1);
    if (seated === everybody) {
      return angry[last].has(row[0]) ? null : row;
    }
    const state = `${seated} ${last}`;
    if (deadEnds.has(state)) {
      return null;
    }
    for (const next of aunts.keys()) {
      const chair = 1 << next;
      if ((seated & chair) === 0 && !angry[last].has(next)) {
        const full = fill([...row, next], seated | chair);
        if (full !== null) {
          return full;
        }
      }
    }
    deadEnds.add(state);
    return null;
  };

  return fill([0], 1)?.map((index) => aunts[index]) ?? null;
}
