import { post, send } from '../base/api.js';
import { follow } from '../base/events.js';
import { t } from '../base/language.js';
import { h, ref } from '../base/view.js';
import { faultyLine } from '../result/traceback.js';

/** A run is stoppable after this time, so that the button does not flash up when a run ends at once. */
const LATE_MILLIS = 400;

/**
 * Sends the code of an editor and shows what becomes of it in a result panel:
 * `{sending, send(address, body, canStop), stop(), stopButton(next)}`. `update` is called when
 * `sending` or the button has changed.
 *
 * @param judged gets the judged submission
 * @param failed gets the error of a request that the server did not take
 */
export function judging({ code, panel, signal, update, judged = () => {}, failed = panel.fail }) {
  const state = { sending: false, send: sendCode, stop, stopButton };
  let followed = new AbortController();

  /** A request that was not answered, and its key: sent again, it is judged once. */
  let pending = {};

  /** The run that goes on now and can be stopped; null if none does. */
  let running = null;
  let stopped = null;
  let isLate = false;
  let late;
  let stopNode;
  const keepNode = (node) => (stopNode = node);

  /** A new request ends the following of the one before. */
  async function sendCode(address, body, canStop) {
    if (state.sending) {
      return;
    }
    followed.abort();
    followed = new AbortController();
    const mine = AbortSignal.any([signal, followed.signal]);
    state.sending = true;
    code.unmark();
    panel.clear();
    update();
    try {
      const { id } = await post(address, body, {
        headers: { 'Idempotency-Key': keyOf(address + body) },
      });
      pending = {};
      goesOn(canStop ? id : null);
      await follow(id, tell, mine);
    } catch (error) {
      if (mine.aborted) {
        return;
      }
      failed(error);
    }
    goesOn(null);
  }

  function keyOf(content) {
    if (pending.content !== content) {
      pending = { content, key: randomKey() };
    }
    return pending.key;
  }

  function goesOn(id) {
    state.sending = false;
    running = id;
    isLate = false;
    clearTimeout(late);
    late = id && setTimeout(() => {
      isLate = true;
      update();
    }, LATE_MILLIS);
    update();
  }

  function tell(event, data) {
    panel.tell(event, data);
    if (event === 'judged') {
      const faulty = faultyLine(data);
      if (faulty) {
        code.mark(faulty.line, faulty.message);
      }
      judged(data);
    }
  }

  /** Asks for the end of the run, once. Its result comes as that of a run that ends by itself. */
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

  /** The button that stops a run. When the run ends, the focus goes to the neighbour `next`. */
  function stopButton(next) {
    if (!isLate && stopNode?.matches(':focus')) {
      stopNode.parentNode.querySelector(next).focus();
    }
    return h`<button type="button" ?hidden=${!isLate} ${ref(keepNode)} @click=${stop}>
      ${t('scratch.stop')}
    </button>`;
  }
  return state;
}

/** Unlike randomUUID, this also works over plain HTTP. */
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
