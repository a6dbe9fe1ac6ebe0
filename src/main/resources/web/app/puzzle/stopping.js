import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { element } from '../base/page.js';

/** The button is shown after this time, so that it does not flash up when a run ends at once. */
const LATE_MILLIS = 400;

/**
 * The button that stops a run: `{node, began(id), ended(), stop()}`. It is shown while a run goes
 * on, from `began` to `ended`. The result of a stopped run comes as that of a run that ends by itself.
 *
 * `failed` gets the error when the server does not take the request; `next` gets the focus if the
 * button had it when the run ended.
 */
export function stopping(failed, next) {
  const node = element('button', { type: 'button', hidden: true, click: stop }, t('scratch.stop'));

  /** The run that goes on now; null if none does. */
  let running = null;
  let stopped = null;
  let showing;

  function began(id) {
    running = id;
    clearTimeout(showing);
    showing = setTimeout(() => (node.hidden = false), LATE_MILLIS);
  }

  function ended() {
    const hadFocus = node.matches(':focus');
    running = null;
    clearTimeout(showing);
    node.hidden = true;
    if (hadFocus) {
      next.focus();
    }
  }

  /** Asks for the end of the run, once. */
  async function stop() {
    const id = running;
    if (id === null || id === stopped) {
      return;
    }
    stopped = id;
    try {
      await send('POST', `/api/submissions/${id}/stop`);
    } catch (error) {
      stopped = null;
      failed(error);
    }
  }

  return { node, began, ended, stop };
}
