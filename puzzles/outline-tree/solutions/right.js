// expect: ACCEPTED
function parse_outline(text) {
  const topics = [];
  const open = [{ indent: -1, children: topics }];
  for (const line of text.split('\n')) {
    const title = line.trim();
    if (title === '') {
      continue;
    }
    const indent = line.search(/\S/);
    while (open.at(-1).indent >= indent) {
      open.pop();
    }
    const children = [];
    open.at(-1).children.push([title, children]);
    open.push({ indent, children });
  }
  return topics;
}
