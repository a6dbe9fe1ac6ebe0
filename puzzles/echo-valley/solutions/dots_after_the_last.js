// expect: WRONG_ANSWER Basics
function echo(shout, loss) {
  let heard = '';
  for (let start = 0; start < shout.length; start += loss) {
    heard += `${shout.slice(start)}... `;
  }
  return heard.trimEnd();
}
