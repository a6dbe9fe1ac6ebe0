import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { bare, SYNTAX } from './outcome.js';

const FRAME = /^ {2}File "solution\.py", line (\d+).*$/;

/** How the message of a syntax error in a player's own test ends. */
const IN_TEST = /\(test, line \d+\)$/;

/** A traceback. With `jumpTo(line)`, the player's frames are buttons that go to their lines. */
export function traceback(text, jumpTo) {
  const line = (line) => {
    const number = jumpTo && FRAME.exec(line)?.[1];
    return [number ? jump(Number(number), jumpTo, 'frame', line.trim()) : line, '\n'];
  };
  return h`<pre class="traceback" tabindex="0">${text.trimEnd().split('\n').map(line)}</pre>`;
}

/** A button that goes to a line of the source. */
export function jump(number, jumpTo, kind = 'small', text) {
  const title = t('result.goToLine', { number });
  return h`<button type="button" class=${kind} title=${title} @click=${() => jumpTo(number)}>${
    text ?? title
  }</button>`;
}

/** The line of the source that the failure is about, and what to say there; or null. */
export function faultyLine({ verdict, message, failure }) {
  if (verdict === 'SYNTAX_ERROR') {
    const [, line, , text] = SYNTAX.exec(message ?? '') ?? [];
    return line && !IN_TEST.test(message) ? { line: Number(line), message: text } : null;
  }
  const frames = failure?.traceback?.split('\n').map((line) => FRAME.exec(line)?.[1]);
  const line = frames?.findLast(Boolean);
  return line ? { line: Number(line), message: bare(message) } : null;
}
