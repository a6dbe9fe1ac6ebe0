/** Names of puzzles and files. */

const LONGEST_SLUG = 60;
const FIRST = ['puzzle.yaml', 'statement.md', 'starter.py', 'starter.js', 'tests.json', 'tests.py'];

/** A slug made of the name of a folder or zip. */
export function slugOf(name) {
  return name.toLowerCase()
    .replace(/^checkio-(mission|task)-|(-(master|main))?(\.zip)?$/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-|-$/g, '');
}

/** Whether a new file can have a path. */
export function isUsable(path, known) {
  return !known.includes(path) && !/^$|[\\\p{C}]|^\/|\/$|\/\/|(^|\/)\.\.?(\/|$)/u.test(path);
}

/** The files of a bundle, with those first that an author writes first. */
export function inOrder(paths) {
  const others = paths.filter((path) => !FIRST.includes(path)).sort();
  return [...FIRST.filter((path) => paths.includes(path)), ...others];
}

/** Paths that an author may want next, of all that a bundle can have. */
export const SUGGESTIONS = [
  'statement.md',
  'tests.json',
  'starter.py',
  'starter.js',
  'solutions/right.py',
  'solutions/wrong.py',
  'solutions/right.js',
  'solutions/wrong.js',
  'hints/1.md',
  'hints/2.md',
  'checker.py',
  'generator.py',
  'inspector.py',
  'adapter.py',
  'referee.py',
  'visual.html',
  'input_validators/input.py',
  'translations/uk/statement.md',
];

/** Where a dropped file goes: pictures and solutions have folders. */
export function placeOf(name) {
  if (/\.(png|jpe?g|gif|webp|svg)$/i.test(name)) {
    return `media/${name}`;
  }
  return name.endsWith('.py') && ![...FIRST, ...SUGGESTIONS].includes(name)
    ? `solutions/${name.replace(/[^\w.-]+/g, '-')}`
    : name;
}

/** What a new file begins with. */
export function startOf(path) {
  return path === 'tests.json' ? '{}\n' : declared(path, '');
}

/** A file; a solution that declares no verdict is a right one. */
export function declared(path, text) {
  const isDeclared = !path.startsWith('solutions/') || /^#[ \t\v\f]*expect:/.test(text);
  return isDeclared ? text : `# expect: ACCEPTED\n${text}`;
}
