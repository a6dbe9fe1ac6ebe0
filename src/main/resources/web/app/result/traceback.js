import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { bare, SYNTAX } from './outcome.js';

const FRAME = /^ {2}File "solution\.py", line (\d+)/;

/** How the message of a syntax error in a player's own test ends. */
const IN_TEST = /\(test, line \d+\)$/;

/** A traceback. With `jumpTo(line)`, the player's frames are buttons that go to their lines. */
export function traceback(text, jumpTo) {
  const line = (line) => {
    const number = FRAME.exec(line)?.[1];
    return [number && jumpTo ? frame(line.trimStart(), Number(number), jumpTo) : line, '\n'];
  };
  const lines = text.trimEnd().split('\n').map(line);
  return h`<pre class="traceback" tabindex="0">${lines}</pre>`;
}

function frame(text, number, jumpTo) {
  const title = t('result.goToLine', { number });
  const go = () => jumpTo(number);
  return h`<button type="button" class="frame" title=${title} @click=${go}>${text}</button>`;
}

/** A way to the line of a syntax error, which has no traceback; or null. */
export function faultLink(submission, jumpTo) {
  const faulty = submission.verdict === 'SYNTAX_ERROR' ? faultyLine(submission) : null;
  return faulty && h`<p>
    <button type="button" class="small" @click=${() => jumpTo(faulty.line)}>
      ${t('result.goToLine', { number: faulty.line })}
    </button>
  </p>`;
}

/** The line of the source that the failure is about, and what to say there; or null. */
export function faultyLine({ verdict, message, failure }) {
  if (verdict === 'SYNTAX_ERROR') {
    const [, line, , text] = SYNTAX.exec(message ?? '') ?? [];
    return line && !IN_TEST.test(message) ? { line: Number(line), message: text } : null;
  }
  const frames = failure?.traceback?.split('\n').map((line) => FRAME.exec(line)?.[1]).filter(
    Boolean,
  );
  return frames?.length > 0 ? { line: Number(frames.at(-1)), message: bare(message) } : null;
}
