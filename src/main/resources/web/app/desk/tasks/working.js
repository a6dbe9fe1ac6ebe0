import { Problem, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { parse } from '../../base/python.js';
import { followTask } from './following.js';

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
