import { address, get } from '../base/api.js';

const MOST = 10;
/** More running contests are in the list of contests. */
const MOST_RUNNING = 3;

/** What waits for a player: contests that run, assignments that are due, and contests that come. */
export async function duties(signal) {
  const contestsOf = (state, limit) => get(address('/api/contests', { state, limit }), signal);
  const [running, coming, assignments] = await Promise.all([
    contestsOf('RUNNING', MOST_RUNNING),
    contestsOf('UPCOMING', MOST),
    ofClasses(signal),
  ]);
  // Those without a due time come last.
  const dueTime = ({ when }) => when ? Date.parse(when) : Infinity;
  const registered = coming.items.filter((contest) => contest.registered);
  return [
    ...running.items.map((contest) => contestDuty('running', contest, contest.endsAt)),
    ...assignments.toSorted((one, other) => dueTime(one) - dueTime(other)),
    ...registered.map((contest) => contestDuty('coming', contest, contest.startsAt)),
  ];
}

function contestDuty(kind, { id, title }, when) {
  return { kind, title, href: `#/contests/${encodeURIComponent(id)}`, when };
}

/** The assignments of the player's classes that are open or have new comments. */
async function ofClasses(signal) {
  const { items } = await get(address('/api/classes', { limit: MOST }), signal);
  const mine = items.filter(({ teaches, archivedAt }) => !teaches && !archivedAt);
  const shown = await Promise.all(mine.map(({ id }) => get(`/api/classes/${id}`, signal)));
  return shown.flatMap(({ id, name, assignments, newComments = [] }) => {
    const isCommented = ({ puzzles }) =>
      newComments.some((one) => puzzles.some(({ slug }) => slug === one.puzzle));
    const waiting = assignments.filter((one) => isOpen(one) || isCommented(one));
    return waiting.map((one) => ({
      kind: 'assignment',
      title: one.title,
      of: name,
      href: `#/classes/${id}/assignments`,
      when: one.dueAt,
      puzzles: one.puzzles,
      commented: isCommented(one),
    }));
  });
}

function isOpen({ opensAt, dueAt }) {
  const now = Date.now();
  return !(Date.parse(opensAt) > now) && !(Date.parse(dueAt) < now);
}
