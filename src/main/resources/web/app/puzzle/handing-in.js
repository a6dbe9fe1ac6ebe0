import { post, send } from '../base/api.js';
import { follow } from '../base/events.js';
import { t } from '../base/language.js';
import { h, ref } from '../base/view.js';
import { faultyLine } from '../result/traceback.js';

/** A run is stoppable after this time, so that the button does not flash up when a run ends at once. */
const LATE_MILLIS = 400;

/**
 * Sends sources and follows them to their verdict. A new one ends the following of the one before.
 * The same request has the same Idempotency-Key until it is answered, so that it is judged once.
 */
export function handingIn(signal) {
  let followed = new AbortController();
  let pending = {};
  signal.addEventListener('abort', () => followed.abort());

  /**
   * Calls `sent` with the receipt when the server has taken the source. Throws `Superseded` if a
   * newer one began.
   */
  return async function handIn(address, body, tell, sent) {
    followed.abort();
    followed = new AbortController();
    const mine = followed.signal;
    try {
      const content = address + body;
      if (pending.content !== content) {
        pending = { content, key: randomKey() };
      }
      const headers = { 'Idempotency-Key': pending.key };
      const receipt = await post(address, body, { headers });
      pending = {};
      sent(receipt);
      await follow(receipt.id, tell, mine);
    } catch (error) {
      throw mine.aborted ? new Superseded() : error;
    }
  };
}

export class Superseded extends Error {}

/** Unlike randomUUID, this also works over plain HTTP. */
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends the code of an editor and shows what becomes of it in a result panel:
 * `{sending, send(address, body, canStop), stop(), stopButton(next)}`. `update` is called when
 * `sending` or the button has changed.
 *
 * @param judged gets the judged submission
 * @param failed gets the error of a request that the server did not take
 */
export function judging({ code, panel, signal, update, judged = () => {}, failed = panel.fail }) {
  const handIn = handingIn(signal);
  const state = { sending: false, send: sendCode, stop, stopButton };

  /** The run that goes on now and can be stopped; null if none does. */
  let running = null;
  let stopped = null;
  let isLate = false;
  let late;
  let stopNode;
  const keepNode = (node) => (stopNode = node);

  async function sendCode(address, body, canStop) {
    if (state.sending) {
      return;
    }
    state.sending = true;
    code.unmark();
    panel.clear();
    update();
    try {
      await handIn(address, body, tell, ({ id }) => goesOn(canStop ? id : null));
    } catch (error) {
      if (error instanceof Superseded) {
        return;
      }
      failed(error);
    }
    goesOn(null);
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
