// expect: ACCEPTED
function echo(shout, loss) {
  const letters = [...shout];
  const heard = [];
  for (let start = 0; start < letters.length; start += loss) {
    heard.push(letters.slice(start).join(''));
  }
  return heard.join('... ');
}
