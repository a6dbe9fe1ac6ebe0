import { post, send } from '../base/api.js';
import { follow } from '../base/events.js';
import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { faultyLine } from '../result/traceback.js';

/**
 * Sends the code of the editor that `code` gives and shows what becomes of it in a result panel:
 * `{sending, send(address, body, {canStop, before}), stop(), stopButton()}`. `update` is called when
 * `sending` or the button has changed, and `judged` gets the judged submission.
 */
export function judging({ code, panel, signal, update, judged = () => {} }) {
  const work = { sending: false, send: sendCode, stop, stopButton };
  let followed = new AbortController();

  /** A request that was not answered, and its key: sent again, it is judged once. */
  let pending = {};

  /** The run that goes on now and can be stopped; null if none does. */
  let running = null;

  /** A new request ends the following of the one before. */
  async function sendCode(address, body, { canStop, before } = {}) {
    if (work.sending) {
      return;
    }
    followed.abort();
    followed = new AbortController();
    const mine = AbortSignal.any([signal, followed.signal]);
    code().unmark();
    panel.clear(before);
    change(true, null);
    const content = address + body;
    if (pending.content !== content) {
      // Unlike randomUUID, this also works over plain HTTP.
      pending = { content, key: crypto.getRandomValues(new Uint32Array(4)).join('-') };
    }
    try {
      const { id } = await post(address, body, { headers: { 'Idempotency-Key': pending.key } });
      pending = {};
      change(false, canStop ? id : null);
      await follow(id, tell, mine);
    } catch (error) {
      if (mine.aborted) {
        return;
      }
      panel.fail(error);
    }
    change(false, null);
  }

  function change(sending, id) {
    work.sending = sending;
    running = id;
    if (id === null) {
      // A hidden button loses the focus.
      document.querySelector('.stop-run:focus')?.previousElementSibling.focus();
    }
    update();
  }

  function tell(event, data) {
    panel.tell(event, data);
    if (event === 'judged') {
      const faulty = faultyLine(data);
      if (faulty) {
        code().mark(faulty.line, faulty.message);
      }
      judged(data);
    }
  }

  /** Asks for the end of the run, once. Its result comes as that of a run that ends by itself. */
  async function stop() {
    if (running !== null) {
      const path = `/api/submissions/${running}/stop`;
      change(false, null);
      await send('POST', path).catch(panel.fail);
    }
  }

  /** The button that stops a run; it stands behind the one that starts it. */
  function stopButton() {
    return h`<button type="button" class="stop-run" ?hidden=${running === null} @click=${stop}>
      ${t('scratch.stop')}
    </button>`;
  }
  return work;
}
