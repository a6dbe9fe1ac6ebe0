const lines = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');

const hooks = Number(lines[0]);
for (const line of lines.slice(1)) {
  const [word, what] = line.split(' ');
  console.log(word, what);
}
