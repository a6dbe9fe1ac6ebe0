import { localCompletionSource, pythonLanguage } from '@codemirror/lang-python';
import { syntaxTree } from '@codemirror/language';
import names from './python-names.json' with { type: 'json' };

/** The methods of types and the members of modules, by their names. */
const METHODS = new Map(Object.entries(names.methods));
const MODULES = new Map(Object.entries(names.modules));

const LITERALS = {
  String: 'str',
  FormatString: 'str',
  ContinuedString: 'str',
  ArrayExpression: 'list',
  ArrayComprehensionExpression: 'list',
  DictionaryExpression: 'dict',
  DictionaryComprehensionExpression: 'dict',
  SetExpression: 'set',
  SetComprehensionExpression: 'set',
};
/** The types that functions and methods return, by their names. */
const RESULTS = new Map(
  Object.entries(names.results).flatMap(([type, all]) => words(all).map((name) => [name, type])),
);

/** A text or a comment has nothing to complete. */
const NO_CODE = ['String', 'FormatString', 'Comment'];
const WORD = /^\w*$/;
const MODULE = /^\s*(?:import|from)\s+(\w*)$/;
const NAME_OF_MODULE = /^\s*from\s+(\w+)\s+import\s+(?:[\w\s,]*,\s*|\(\s*)?(\w*)$/;
const MEMBER = /(?<!\b\d+)\.(\w*)$/;

/** So many lines above the cursor are searched for the type of a name. */
const MOST_LINES = 300;

/** A higher number comes first among the completions that fit alike. */
const BOOSTS = { local: 40, puzzle: 30, function: 20, keyword: 10, exception: 0 };

const ALWAYS = [
  ...options(words(names.functions), 'function'),
  ...options(words(names.keywords), 'keyword'),
  ...options(words(names.exceptions), 'exception'),
];

/** Completes names, the player's own and the puzzle's first, methods and modules. */
export function completing(namesOfPuzzle) {
  const puzzleNames = options(namesOfPuzzle, 'puzzle');
  return pythonLanguage.data.of({ autocomplete: (context) => completions(context, puzzleNames) });
}

function completions(context, puzzleNames) {
  const { state, pos, explicit } = context;
  if (NO_CODE.includes(syntaxTree(state).resolveInner(pos, -1).name)) {
    return null;
  }
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const [word] = /\w*$/.exec(before);
  const found = (options) => ({ from: pos - word.length, options, validFor: WORD });
  if (MODULE.test(before)) {
    return found(options([...MODULES.keys()], 'module'));
  }
  const [, module] = NAME_OF_MODULE.exec(before) ?? [];
  if (module) {
    return found(options(words(MODULES.get(module)), 'function'));
  }
  if (MEMBER.test(before)) {
    return found(members(state, pos - word.length - 1));
  }
  if (!explicit && !/^[^\W\d]/.test(word)) {
    return null;
  }
  const own = new Set(localCompletionSource(context)?.options.map(({ label }) => label));
  const others = puzzleNames.filter(({ label }) => !own.has(label));
  return found([...options([...own], 'local'), ...others, ...ALWAYS]);
}

/** What can follow a dot: the members of a module or of an evident type, else those of usual types. */
function members(state, dot) {
  let node = syntaxTree(state).resolveInner(dot, -1);
  while (node.parent?.to === node.to) {
    node = node.parent;
  }
  const text = state.sliceDoc(node.from, node.to);
  const type = typeOf(node, state);
  if (!type && MODULES.has(text)) {
    return options(words(MODULES.get(text)), 'function');
  }
  const types = type ? [type] : [...METHODS.keys()];
  return types.flatMap((one) => words(METHODS.get(one)).map((label) => ({ label, detail: one })));
}

/** The evident type of an expression; undefined if it is not evident. */
function typeOf(node, state) {
  if (node.name === 'VariableName') {
    return typeOfVariable(node, state);
  }
  const called = node.name === 'CallExpression' ? node.firstChild : null;
  const name = called?.name === 'MemberExpression' ? called.lastChild : called;
  return name ? RESULTS.get(state.sliceDoc(name.from, name.to)) : LITERALS[node.name];
}

/** From the nearest line above that declares the variable's type or assigns to it. */
function typeOfVariable({ from, to }, state) {
  const name = state.sliceDoc(from, to);
  const declared = new RegExp(`\\b${name}\\s*(?::\\s*(\\w+)|=(?!=)\\s*)`, 'd');
  const last = state.doc.lineAt(from).number;
  for (let number = last; number > Math.max(0, last - MOST_LINES); number--) {
    const line = state.doc.line(number);
    const found = declared.exec(line.text);
    if (METHODS.has(found?.[1])) {
      return found[1];
    }
    if (found && !found[1]) {
      return typeOfValue(state, line.from + found.indices[0][1]);
    }
  }
  return undefined;
}

function typeOfValue(state, at) {
  let node = syntaxTree(state).resolveInner(at, 1);
  while (node.parent?.from === node.from) {
    node = node.parent;
  }
  return node.name === 'VariableName' ? undefined : typeOf(node, state);
}

function words(text = '') {
  return text.split(' ').filter(Boolean);
}

function options(names, type) {
  return names.map((label) => ({ label, type, boost: BOOSTS[type] }));
}
