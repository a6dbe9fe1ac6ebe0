import { t } from '../base/language.js';
import { nearest } from '../base/nearest.js';
import { bare } from './outcome.js';

/** What Python and JavaScript say of common mistakes, and the advice for each. */
const ADVICE = [
  [/^(?:NameError: (?:free variable )?name |ReferenceError: )'?([\w$]+)'? is not defined/, 'name'],
  [/^UnboundLocalError: [^']*'(\w+)'/, 'unbound'],
  [/^ReferenceError: (?:Cannot access )?'?"?([\w$]+)/, 'early'],
  [/^TypeError: Assignment to constant/, 'constant'],
  [/^\w+Error: 'NoneType' object|^TypeError: .*'NoneType'/, 'none'],
  [/^TypeError: Cannot (?:read|set) propert.* of (?:undefined|null)/, 'none'],
  [/^TypeError: .*(?:can only concatenate|must be str|unsupported operand)/, 'mixed'],
  [/^TypeError: .*(?:positional argument|required argument)/, 'arguments'],
  [/^TypeError: .* is not a function/, 'call'],
  [/^TypeError: '[\w.]+' object is not callable/, 'call'],
  [/^TypeError: unhashable type/, 'unhashable'],
  [/^IndexError: /, 'index'],
  [/^KeyError: /, 'key'],
  [/^ZeroDivisionError: /, 'zero'],
  [/^ValueError: invalid literal for int/, 'number'],
  [/^(?:RecursionError: |RangeError: Maximum call stack)/, 'recursion'],
];

const DEFINED = /^[ \t]*(?:async\s+)?(?:def|class|function\*?|const|let|var)\s+([\w$]+)/gm;

/**
 * One sentence of advice for a failed submission, never a solution; null where there is none.
 *
 * @param judged a submission; of a run the first input that failed counts
 */
export function advice(judged, functionName) {
  const { verdict, source = '', failure, message, results } = judged;
  const failed = results?.find(({ error, passed }) => error || passed === false);
  const { error } = failed ?? {};
  const kind = error?.verdict ?? verdict;
  if (kind === 'MISSING_FUNCTION') {
    return missing(functionName, source);
  }
  if (kind === 'RUNTIME_ERROR') {
    return ofError(bare(error?.message ?? message), source);
  }
  const returnsNothing = failed
    ? !error && failed.actual == null && failed.expected != null
    : failure?.reason?.code === 'TYPE' && ['None', 'null'].includes(failure.reason.actual);
  if (functionName === '' || !returnsNothing) {
    return null;
  }
  const prints = (failed ?? failure).output;
  return prints ? t('advice.prints') : t('advice.nothing');
}

function missing(functionName, source) {
  const defined = Array.from(source.matchAll(DEFINED), ([, name]) => name);
  const name = nearest(functionName, defined);
  return name && t('advice.rename', { name, wanted: functionName });
}

function ofError(message, source) {
  const [match, key] = ADVICE
    .map(([pattern, about]) => [pattern.exec(message), about])
    .find(([found]) => found) ?? [];
  if (key !== 'name') {
    return key ? t(`advice.${key}`, { name: match[1] }) : null;
  }
  const [, word] = match;
  const others = new Set(source.match(/[A-Za-z_$][\w$]*/g)?.filter((name) => name !== word));
  const name = nearest(word, [...others]);
  return name ? t('advice.meant', { name }) : t('advice.name', { name: word });
}
