const PLANETS = [
  'Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune',
];

function bf(planet1, planet2) {
  const [nearer, farther] = [planet1, planet2]
    .map((planet) => PLANETS.indexOf(planet))
    .sort((a, b) => a - b);
  return nearer < 0 ? [] : PLANETS.slice(nearer + 1, farther);
}

// wrong: does not check that both planets were found
const PLANETS = [
  'Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune',
];

function bf(planet1, planet2) {
  const [nearer, farther] = [planet1, planet2]
    .map((planet) => PLANETS.indexOf(planet))
    .sort((a, b) => a - b);
  return PLANETS.slice(nearer + 1, farther);
}

// wrong: the first planet need not be the nearer one
const PLANETS = [
  'Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune',
];

function bf(planet1, planet2) {
  if (!PLANETS.includes(planet1) || !PLANETS.includes(planet2)) {
    return [];
  }
  return PLANETS.slice(PLANETS.indexOf(planet1) + 1, PLANETS.indexOf(planet2));
}
