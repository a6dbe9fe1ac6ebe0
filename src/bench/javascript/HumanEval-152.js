function compare(game, guess) {
  return game.map((score, i) => Math.abs(score - guess[i]));
}

// wrong: the difference may be negative
function compare(game, guess) {
  return guess.map((points, i) => points - game[i]);
}

// wrong: subtracts the absolute values
function compare(game, guess) {
  return game.map((score, i) => Math.abs(score) - Math.abs(guess[i]));
}
