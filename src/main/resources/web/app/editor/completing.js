import { completeFromList, ifNotIn } from '@codemirror/autocomplete';
import { localCompletionSource, pythonLanguage } from '@codemirror/lang-python';
import { syntaxTree } from '@codemirror/language';
import names from './python-names.json' with { type: 'json' };

/** The methods of types and the members of modules, by their names. */
const METHODS = new Map(Object.entries(names.methods));
const MODULES = new Map(Object.entries(names.modules));

/** The types of literals, by the beginnings of their nodes' names. */
const LITERALS = {
  String: 'str',
  FormatString: 'str',
  ContinuedString: 'str',
  Array: 'list',
  Dictionary: 'dict',
  Set: 'set',
};
/** The types that functions and methods return, by their names. */
const RESULTS = new Map(
  Object.entries(names.results).flatMap(([type, all]) => words(all).map((name) => [name, type])),
);

const GLOBALS = [names.functions, names.keywords, names.exceptions].flatMap(words);
/** Where no plain name can be. */
const ELSEWHERE = ['String', 'FormatString', 'Comment', 'PropertyName', '.', 'ImportStatement'];

// The player's own names come before the names of Python that fit as well.
const globals = completeFromList(GLOBALS.map((label) => ({ label, boost: -1 })));

/** Completes names, the player's own first, methods, and modules. */
export const completing = [
  ifNotIn(ELSEWHERE, localCompletionSource),
  ifNotIn(ELSEWHERE, globals),
  members,
  imports,
].map((autocomplete) => pythonLanguage.data.of({ autocomplete }));

function imports(context) {
  const line = context.matchBefore(/^\s*(?:import|from)\s.*/)?.text;
  const [, module] = /^\s*from\s+(\w+)\s+import\b/.exec(line) ?? [];
  return line && found(context, module ? words(MODULES.get(module)) : [...MODULES.keys()]);
}

/** What can follow a dot: the members of a module or of an evident type, else those of usual types. */
function members(context) {
  const { state } = context;
  const dot = context.matchBefore(/\.\w*/);
  const member = dot && syntaxTree(state).resolveInner(dot.from + 1, -1).parent;
  if (member?.name !== 'MemberExpression' || member.firstChild.name === 'Number') {
    return null;
  }
  const object = member.firstChild;
  const type = typeOf(object, state);
  const module = !type && MODULES.get(textOf(object, state));
  const types = type ? [type] : [...METHODS.keys()];
  return found(context, words(module || types.map((one) => METHODS.get(one)).join(' ')));
}

function found(context, labels) {
  const { from } = context.matchBefore(/\w*/);
  return { from, options: [...new Set(labels)].map((label) => ({ label })), validFor: /^\w*$/ };
}

/** The type of an expression or of a declaration; undefined if it is not evident. */
function typeOf(node, state) {
  if (node.name === 'VariableName') {
    return typeOfVariable(node, state);
  }
  if (node.name === 'TypeDef') {
    return /\w+/.exec(textOf(node, state))?.[0];
  }
  const called = node.name === 'CallExpression' ? node.firstChild : null;
  const name = called?.name === 'MemberExpression' ? called.lastChild : called;
  return name
    ? RESULTS.get(textOf(name, state))
    : LITERALS[node.name.replace(/(?:Comprehension)?Expression$/, '')];
}

/** From the nearest place above that declares the variable's type or assigns to it. */
function typeOfVariable({ from, to }, state) {
  let given = null;
  syntaxTree(state).iterate({
    to: from,
    enter({ name, node }) {
      const next = node.nextSibling;
      const value = { TypeDef: next, AssignOp: next?.nextSibling }[next?.name];
      const isSame = name === 'VariableName' && textOf(node, state) === state.sliceDoc(from, to);
      given = isSame && value?.to <= from ? value : given;
    },
  });
  return given && typeOf(given, state);
}

function textOf({ from, to }, state) {
  return state.sliceDoc(from, to);
}

function words(text = '') {
  return text.split(' ').filter(Boolean);
}
