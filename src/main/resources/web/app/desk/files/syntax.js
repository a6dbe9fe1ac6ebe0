import { python } from '@codemirror/lang-python';
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

const LANGUAGES = {
  python: () => python(),
  yaml: () => lines(YAML),
  json: () => lines(JSON_TOKENS),
  markdown: () => [StreamLanguage.define(markdown), EditorView.lineWrapping],
  text: () => [],
};

export function syntaxOf(language) {
  return LANGUAGES[language]();
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
