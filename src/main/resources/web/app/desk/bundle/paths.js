/** Names of puzzles and files. */

export const SLUG_PATTERN = '[a-z0-9]+(-[a-z0-9]+)*';
const LONGEST_SLUG = 60;

/** A slug made of the name of a folder or zip. */
export function slugOf(name) {
  return name.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\.zip$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/^checkio-(mission|task)-/, '')
    .replace(/-(master|main)$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
}

/** The key of the text that says what is wrong with the path of a new file; null if it is right. */
export function pathFault(path, known) {
  if (/[\\\p{C}]/u.test(path) || path.split('/').some((part) => ['', '.', '..'].includes(part))) {
    return 'unusable';
  }
  return known.includes(path) ? 'known' : null;
}

/** The files of a bundle in the order in which an author writes them. */
export function inOrder(paths) {
  const first = ['puzzle.yaml', 'statement.md', 'starter.py', 'tests.json', 'tests.py'];
  const rank = (path) => {
    const place = first.indexOf(path);
    return place >= 0 ? place : path.includes('/') ? 1_000 : 100;
  };
  return paths.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Paths that an author may want next, of all that a bundle can have. */
export function suggestions(known) {
  const hint = known.filter((path) => /^hints\/\d+\.md$/.test(path)).length + 1;
  const wanted = [
    'statement.md',
    'tests.json',
    'starter.py',
    'solutions/right.py',
    'solutions/wrong.py',
    `hints/${hint}.md`,
    'checker.py',
    'generator.py',
    'inspector.py',
    'adapter.py',
    'referee.py',
    'visual.html',
    'input_validators/input.py',
    'translations/uk/statement.md',
  ];
  return wanted.filter((path) => !known.includes(path));
}

/** Where a dropped file goes: pictures have a folder. */
export function placeOf(path) {
  return /\.(png|jpe?g|gif|webp|svg)$/i.test(path) && !path.includes('/') ? `media/${path}` : path;
}

/** What a new file begins with. */
export function startOf(path) {
  return path.startsWith('solutions/')
    ? '# expect: ACCEPTED\n'
    : path === 'tests.json'
    ? '{}\n'
    : '';
}
