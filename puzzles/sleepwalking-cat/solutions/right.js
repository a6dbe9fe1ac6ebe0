// expect: ACCEPTED
const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b));

/** The rooms that the cat can reach, without the one with the basket. The first room comes last. */
function reached(flaps, start, basket) {
  const rooms = new Set([start]);
  for (const room of rooms) {
    for (const next of flaps[room]) {
      if (next !== basket) {
        rooms.add(next);
      }
    }
  }
  return [...rooms].reverse();
}

function minutes(flaps, start, basket) {
  if (start === basket) {
    return [0, 1];
  }
  const rooms = reached(flaps, start, basket);
  const comesHome = (room) =>
    reached(flaps, room, basket).some((other) => flaps[other].includes(basket));
  if (!rooms.every(comesHome)) {
    return null;
  }

  // For each room: flaps * time = flaps + the sum of the times behind the flaps.
  const rows = rooms.map((room) => {
    const behind = flaps[room];
    const times = rooms.map((other) => -behind.filter((next) => next === other).length);
    times[rooms.indexOf(room)] += behind.length;
    return [...times, behind.length].map(BigInt);
  });

  // Bareiss: all numbers stay whole, and each division is exact.
  let divisor = 1n;
  for (const [at, pivot] of rows.entries()) {
    for (const row of rows.slice(at + 1)) {
      const first = row[at];
      for (let column = at; column < row.length; column++) {
        row[column] = (row[column] * pivot[at] - first * pivot[column]) / divisor;
      }
    }
    divisor = pivot[at];
  }
  const [denominator, numerator] = rows.at(-1).slice(-2);
  const common = gcd(numerator, denominator);
  return [numerator / common, denominator / common];
}
