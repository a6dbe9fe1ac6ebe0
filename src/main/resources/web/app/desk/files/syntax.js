import { pythonLanguage } from '@codemirror/lang-python';
import { StreamLanguage } from '@codemirror/language';
import { EditorView } from '@codemirror/view';

/** The editor's languages. YAML, Markdown and JSON are coloured line by line, which is enough here. */

const YAML = [
  [/^#.*/, 'comment'],
  [/^[\w-]+(?=\s*:(\s|$))/, 'className'],
  [/^"(?:[^"\\]|\\.)*"|^'[^']*'/, 'string'],
  [/^(?:true|false|null)\b|^-?\d[\d_.]*/, 'number'],
];
const JSON_TOKENS = [
  [/^"(?:[^"\\]|\\.)*"(?=\s*:)/, 'className'],
  [/^"(?:[^"\\]|\\.)*"/, 'string'],
  [/^(?:true|false|null)\b|^-?\d[\d.eE+-]*/, 'number'],
];
const HEADING = [[/^#{1,6}\s.*/, 'keyword']];
const MARKDOWN = [
  [/^`[^`]+`/, 'string'],
  [/^!?\[[^\]]*\]\([^)]*\)/, 'className'],
  [/^(?:\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/, 'keyword'],
];

/** The languages by the endings of the files. */
const LANGUAGES = {
  py: () => pythonLanguage,
  yaml: () => lines(YAML),
  json: () => lines(JSON_TOKENS),
  md: () => [StreamLanguage.define(markdown), EditorView.lineWrapping],
};

export function syntaxOf(path) {
  return LANGUAGES[path.split('.').at(-1)]?.() ?? [];
}

function lines(tokens) {
  return StreamLanguage.define({ token: (stream) => next(stream, tokens) });
}

function next(stream, tokens) {
  for (const [pattern, name] of tokens) {
    if (stream.match(pattern)) {
      return name;
    }
  }
  if (!stream.match(/^[\w-]+/)) {
    stream.next();
  }
  return null;
}

/** Headings, fenced code, and what is inside a line. */
const markdown = {
  startState: () => ({ isCode: false }),
  token(stream, state) {
    if (stream.sol() && stream.match(/^(?:```|~~~).*/)) {
      state.isCode = !state.isCode;
      return 'comment';
    }
    if (state.isCode) {
      stream.skipToEnd();
      return 'string';
    }
    return next(stream, stream.sol() ? [...HEADING, ...MARKDOWN] : MARKDOWN);
  },
};
