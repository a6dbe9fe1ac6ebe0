import { followUntil } from '../../base/events.js';
import { TASKS_API } from '../addresses.js';

/**
 * Follows a task to its end, also over broken connections. Calls `progressed` with `{stage, done,
 * total, message}`, and returns the task.
 */
export async function followTask(id, progressed, signal) {
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
