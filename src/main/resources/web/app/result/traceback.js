import { t } from '../base/language.js';
import { element } from '../base/page.js';

const FRAME = /^ {2}File "solution\.py", line (\d+)/;
const SYNTAX = /^line (\d+), column \d+: (.*)/s;

/** A traceback. With `jumpTo(line)`, the player's frames are buttons that go to their lines. */
export function traceback(text, jumpTo) {
  const lines = text.trimEnd().split('\n').map((line) => {
    const number = FRAME.exec(line)?.[1];
    return [number && jumpTo ? frame(line, Number(number), jumpTo) : line, '\n'];
  });
  return element('pre', { class: 'traceback', tabindex: '0' }, lines.flat());
}

function frame(line, number, jumpTo) {
  return element('button', {
    type: 'button',
    class: 'frame',
    title: t('result.goToLine', { number }),
    click: () => jumpTo(number),
  }, line.trimStart());
}

/** A way to the line of a syntax error, which has no traceback; or null. */
export function faultLink(submission, jumpTo) {
  const faulty = submission.verdict === 'SYNTAX_ERROR' ? faultyLine(submission) : null;
  return faulty && element(
    'p',
    {},
    element(
      'button',
      { type: 'button', class: 'small', click: () => jumpTo(faulty.line) },
      t('result.goToLine', { number: faulty.line }),
    ),
  );
}

/** The line of the source that the failure is about, and what to say there; or null. */
export function faultyLine({ verdict, message, failure }) {
  if (verdict === 'SYNTAX_ERROR') {
    const [, line, text] = SYNTAX.exec(message ?? '') ?? [];
    return line ? { line: Number(line), message: text } : null;
  }
  const frames = failure?.traceback?.split('\n').map((line) => FRAME.exec(line)?.[1]).filter(
    Boolean,
  );
  const said = message?.replace(/^category .*?, test \d+: /s, '');
  return frames?.length > 0 ? { line: Number(frames.at(-1)), message: said ?? '' } : null;
}
