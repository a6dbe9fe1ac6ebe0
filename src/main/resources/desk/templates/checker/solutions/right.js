// expect: ACCEPTED
function pair(numbers, total) {
  const places = new Map();
  for (const [place, number] of numbers.entries()) {
    if (places.has(total - number)) {
      return [places.get(total - number), place];
    }
    places.set(number, place);
  }
}
