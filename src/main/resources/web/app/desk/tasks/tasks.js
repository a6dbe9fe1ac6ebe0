import { Problem, send } from '../../base/api.js';
import { followUntil } from '../../base/events.js';
import { t } from '../../base/language.js';
import { parse } from '../../base/python.js';
import { h, link, notice, workingButton } from '../../base/view.js';
import { bar } from '../../result/usage.js';
import { TASKS, TASKS_API } from '../addresses.js';

const WAIT = { Prefer: 'wait=60' };

/**
 * Sends what a worker must do, and waits for it: `{result, created}`. Throws a Problem if the work
 * fails.
 */
export async function work(method, path, { signal = new AbortController().signal, ...options }) {
  const headers = { ...options.headers, ...WAIT };
  const response = await send(method, path, { ...options, headers, signal });
  const body = parse(await response.text());
  if (response.status !== 202) {
    return { result: body, created: response.status === 201 };
  }
  const ended = await followTask(body.id, () => {}, signal);
  if (ended.state === 'FAILED') {
    throw new Problem(422, ended.message ?? t('desk.tasks.failed'), ended.faults);
  }
  return { result: ended.result, created: true };
}

/**
 * Follows a task to its end, also over broken connections. Calls `progressed` with `{stage, done,
 * total, message}`, and returns the task.
 */
async function followTask(id, progressed, signal) {
  let ended = null;
  const tell = (event, data) => {
    if (event === 'progress') {
      progressed(data);
    } else if (event === 'done') {
      ended = data;
    }
  };
  const isOver = ({ state }) => state !== 'RUNNING';
  await followUntil({ address: `${TASKS_API}/${id}`, last: 'done', isOver }, tell, signal);
  return ended;
}

/**
 * A function that draws the progress of a task. At the end of the task the page is made again; it
 * knows what came of it.
 *
 * @param first the progress that is known
 */
export function taskPart(id, first, { signal, update, again }) {
  let content = progress(first);
  function show(next) {
    content = next;
    update();
  }
  const failed = h`${notice(t('desk.tasks.failed'))} ${workingButton(t('frame.tryAgain'), again)}`;
  followTask(id, (now) => show(progress(now)), signal)
    .then(({ state, faults }) => state === 'FAILED' && !faults ? show(failed) : again())
    .catch((error) => signal.aborted || show(notice(error.message)));
  return () => content;
}

/** The author may leave a task. */
function progress({ stage, done, total }) {
  return h`<section class="notice hint task-progress">
    <p role="status">${stageText({ stage })}</p>
    <div class="task-bar">${total > 0 && bar(done, total, 'tests')}</div>
    <p class="quiet small">${total > 0 && t('desk.tasks.counted', { done, total })}</p>
    <p class="small">${t('desk.tasks.mayLeave')} ${link(TASKS, t('desk.tasks.title'))}</p>
  </section>`;
}

/** What a task does now. */
export function stageText({ stage = 'WAITING' }) {
  return t(`desk.stage.${stage}`);
}
