import { localCompletionSource, pythonLanguage } from '@codemirror/lang-python';
import { syntaxTree } from '@codemirror/language';

const KEYWORDS = words(`and as assert async await break case class continue def del elif else except
  finally for from global if import in is lambda match nonlocal not or pass raise return try while
  with yield True False None`);
const FUNCTIONS = words(`abs all any bin bool bytearray bytes chr classmethod complex dict divmod
  enumerate filter float format frozenset getattr hasattr hash hex id input int isinstance issubclass
  iter len list map max min next object oct open ord pow print property range repr reversed round set
  setattr slice sorted staticmethod str sum super tuple type vars zip`);
const EXCEPTIONS = words(`AssertionError AttributeError EOFError Exception IndexError KeyError
  KeyboardInterrupt LookupError NotImplementedError OverflowError RecursionError RuntimeError
  StopIteration TypeError ValueError ZeroDivisionError`);

const METHODS = {
  str: words(`capitalize casefold center count encode endswith expandtabs find format index isalnum
    isalpha isascii isdecimal isdigit isidentifier islower isnumeric isspace istitle isupper join
    ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition
    rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill`),
  list: words('append clear copy count extend index insert pop remove reverse sort'),
  dict: words('clear copy fromkeys get items keys pop popitem setdefault update values'),
  set: words(`add clear copy difference difference_update discard intersection intersection_update
    isdisjoint issubset issuperset pop remove symmetric_difference union update`),
};
const MODULES = {
  bisect: words('bisect bisect_left bisect_right insort'),
  collections: words('ChainMap Counter OrderedDict defaultdict deque namedtuple'),
  copy: words('copy deepcopy'),
  dataclasses: words('dataclass field'),
  datetime: words('date datetime time timedelta'),
  decimal: words('Decimal getcontext'),
  enum: words('Enum IntEnum auto'),
  fractions: words('Fraction'),
  functools: words('cache cached_property cmp_to_key lru_cache partial reduce total_ordering'),
  heapq: words('heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest'),
  itertools: words(
    `accumulate batched chain combinations combinations_with_replacement compress count
    cycle dropwhile groupby islice pairwise permutations product repeat starmap takewhile
    zip_longest`,
  ),
  json: words('dumps loads'),
  math: words(`ceil comb cos degrees dist e exp factorial floor gcd hypot inf isclose isqrt lcm log
    log10 log2 nan perm pi pow prod radians sin sqrt tan tau trunc`),
  operator: words('add attrgetter itemgetter mul sub truediv xor'),
  random: words('choice choices randint random randrange sample seed shuffle'),
  re: words('compile escape findall finditer fullmatch match search split sub'),
  statistics: words('mean median mode stdev'),
  string: words('ascii_letters ascii_lowercase ascii_uppercase digits punctuation whitespace'),
  sys: words('argv maxsize setrecursionlimit stdin stdout'),
  time: words('monotonic perf_counter sleep time'),
  typing: words('Any Callable Iterable Iterator Literal NamedTuple Optional'),
};

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
/** What functions and methods return, by their names. */
const RESULTS = {
  ...Object.fromEntries(Object.keys(METHODS).map((type) => [type, type])),
  ...byName('str', 'bin capitalize casefold chr format hex input join lower lstrip repr replace'),
  ...byName('str', 'rstrip strip swapcase title upper zfill'),
  ...byName('list', 'sorted split rsplit splitlines'),
  ...byName('set', 'difference intersection symmetric_difference union'),
};

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
  ...options(FUNCTIONS, 'function'),
  ...options(KEYWORDS, 'keyword'),
  ...options(EXCEPTIONS, 'exception'),
];

/** Completes names, the player's own first, methods and modules. @param names of the puzzle */
export function completing(names) {
  const puzzleNames = options(names, 'puzzle');
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
    return found(options(Object.keys(MODULES), 'module'));
  }
  const [, module] = NAME_OF_MODULE.exec(before) ?? [];
  if (module) {
    return found(options(MODULES[module] ?? [], 'function'));
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
  if (!type && MODULES[text]) {
    return options(MODULES[text], 'function');
  }
  const types = type ? [type] : Object.keys(METHODS);
  return types.flatMap((one) => METHODS[one].map((label) => ({ label, detail: one })));
}

/** The evident type of an expression; undefined if it is not evident. */
function typeOf(node, state) {
  if (node.name === 'VariableName') {
    return typeOfVariable(node, state);
  }
  const called = node.name === 'CallExpression' ? node.firstChild : null;
  const name = called?.name === 'MemberExpression' ? called.lastChild : called;
  return name ? RESULTS[state.sliceDoc(name.from, name.to)] : LITERALS[node.name];
}

/** From the nearest line above that declares the variable's type or assigns to it. */
function typeOfVariable({ from, to }, state) {
  const name = state.sliceDoc(from, to);
  const declared = new RegExp(`\\b${name}\\s*(?::\\s*(\\w+)|=(?!=)\\s*)`, 'd');
  const last = state.doc.lineAt(from).number;
  for (let number = last; number > Math.max(0, last - MOST_LINES); number--) {
    const line = state.doc.line(number);
    const found = declared.exec(line.text);
    if (found?.[1] in METHODS) {
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

function words(text) {
  return text.trim().split(/\s+/);
}

function byName(type, names) {
  return Object.fromEntries(words(names).map((name) => [name, type]));
}

function options(names, type) {
  return names.map((label) => ({ label, type, boost: BOOSTS[type] }));
}
