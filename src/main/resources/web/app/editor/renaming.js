import { ensureSyntaxTree } from '@codemirror/language';
import { EditorView, keymap, showDialog } from '@codemirror/view';
import { t } from '../base/language.js';

const PARSING_MILLIS = 500;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** What names variables of a scope further out, members of modules, or attributes. */
const ELSEWHERE = /^(ScopeStatement|ImportStatement|NamedExpression|KeywordPattern)$/;
const NESTED_TARGET = /^(Tuple|Array|Parenthesized)Expression$/;

/** F2 renames the name at the cursor wherever it means the same. */
export const renaming = keymap.of([{ key: 'F2', run: begin }]);

function begin(view) {
  const { state } = view;
  const tree = ensureSyntaxTree(state, state.doc.length, PARSING_MILLIS);
  const textOf = ({ from, to }) => state.sliceDoc(from, to);
  const all = [];
  tree?.iterate({
    enter({ name, node }) {
      if (name === 'VariableName') {
        all.push(node);
      }
    },
  });
  const { head } = state.selection.main;
  const here = all.find(({ from, to }) => from <= head && head <= to);
  const name = here && textOf(here);
  const same = here ? sameAs(here, all.filter((one) => textOf(one) === name)) : [];
  if (same.length === 0) {
    const label = t('editor.rename.refused');
    showDialog(view, { label, class: 'cm-rename', top: true });
    view.dispatch({ effects: EditorView.announce.of(label) });
  } else {
    const taken = new Set(all.map(textOf));
    taken.delete(name);
    ask(view, name, taken, same);
  }
  return true;
}

async function ask(view, name, taken, same, problem = '') {
  const { doc } = view.state;
  const { close, result } = showDialog(view, {
    label: `${problem} ${t('editor.rename.to')}`,
    input: { type: 'text', value: name, spellcheck: 'false' },
    focus: true,
    class: 'cm-rename',
    top: true,
  });
  const wanted = (await result)?.elements.input.value.trim();
  view.focus();
  if (wanted === undefined || view.state.doc !== doc) {
    return;
  }
  const found = NAME.test(wanted) ? taken.has(wanted) && 'taken' : 'noName';
  if (found) {
    ask(view, wanted, taken, same, t(`editor.rename.${found}`, { name: wanted }));
  } else {
    const changes = same.map(({ from, to }) => ({ from, to, insert: wanted }));
    view.dispatch({ changes, effects: close });
  }
}

/**
 * All places that mean the same variable as a place; none if the scopes of the program do not tell.
 *
 * @param alike all places with this name
 */
function sameAs(here, alike) {
  const binding = new Set(alike.filter(isTarget).map((one) => idOf(scopeOf(one))));
  /** The scope of a place's variable; '' for a builtin. */
  function ownerOf(place) {
    const inner = scopeOf(place);
    for (let scope = inner; scope; scope = scopeOf(scope)) {
      // The names of a class are not seen in its functions.
      const isSeen = scope === inner || scope.name !== 'ClassDefinition';
      if (isSeen && binding.has(idOf(scope))) {
        return idOf(scope);
      }
    }
    return '';
  }
  const owner = ownerOf(here);
  const same = alike.filter((one) => !isKeyword(one) && ownerOf(one) === owner);
  const has = (places, kind) => places.some(({ parent }) => kind.test(parent.name));
  const isUnsure = owner === '' || owner.startsWith('ClassDefinition') || has(alike, ELSEWHERE) ||
    (has(same, /^ParamList$/) && alike.some(isKeyword));
  return isUnsure || isKeyword(here) ? [] : same;
}

/** Nodes of a tree are made when they are asked for, so they cannot be compared. */
function idOf({ name, from }) {
  return `${name} ${from}`;
}

/** The scope around a node; null for the module. */
function scopeOf(node) {
  let child = node;
  while (child.parent && !isInside(child.parent, child, node)) {
    child = child.parent;
  }
  return child.parent;
}

/** A definition's name, types and default values, and what a comprehension begins with, are outside. */
function isInside(scope, child, node) {
  switch (scope.name) {
    case 'Script':
      return true;
    case 'ClassDefinition':
      return child.name === 'Body';
    case 'FunctionDefinition':
      return child.name === 'Body' || isParameter(node);
    case 'LambdaExpression':
      return child.name !== 'ParamList' || isParameter(node);
    default:
      return isComprehension(scope) && child.prevSibling?.from !== scope.getChild('in')?.from;
  }
}

/** A comprehension that is the only argument has no node of its own. */
function isComprehension(node) {
  return node.name.endsWith('ComprehensionExpression') ||
    (node.name === 'ArgList' && node.getChild('for') !== null);
}

function isParameter({ parent, prevSibling }) {
  return parent.name === 'ParamList' && prevSibling?.name !== 'AssignOp';
}

/** Whether the node is no variable, but the name of an argument in a call. */
function isKeyword({ parent, nextSibling }) {
  return parent.name === 'ArgList' && nextSibling?.name === 'AssignOp';
}

/** Whether the node is assigned to. */
function isTarget(node) {
  const { parent, prevSibling } = node;
  if (NESTED_TARGET.test(parent.name)) {
    return isTarget(parent);
  }
  switch (parent.name) {
    case 'AssignStatement':
      return parent.getChildren('AssignOp').some(({ from }) => from > node.from);
    case 'UpdateStatement':
      return !prevSibling;
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'CapturePattern':
      return true;
    default:
      return prevSibling?.name === 'as' || isParameter(node) || isLoopVariable(node);
  }
}

function isLoopVariable(node) {
  let before = node.prevSibling;
  while (before && before.name !== 'for' && before.name !== 'in') {
    before = before.prevSibling;
  }
  return before?.name === 'for';
}
