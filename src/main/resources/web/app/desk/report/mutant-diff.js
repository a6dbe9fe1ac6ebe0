/**
 * The lines of a mutant's unified diff without its head: `{kind: 'same' | 'removed' | 'added', text}`.
 * Without a diff, the changed statement before and after.
 */
export function changedLines({ diff, before, after }) {
  if (!diff) {
    return [...marked(before, 'removed'), ...marked(after, 'added')];
  }
  return diff.replace(/\n$/, '').split('\n')
    .filter((line) => !/^(---|\+\+\+|@@|\\)/.test(line))
    .map((line) => ({ kind: KINDS[line[0]] ?? 'same', text: line.slice(1) }));
}

const KINDS = { '-': 'removed', '+': 'added' };

function marked(text, kind) {
  return (text ?? '') === '' ? [] : text.split('\n').map((line) => ({ kind, text: line }));
}
