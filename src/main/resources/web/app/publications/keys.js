import { onKeys } from '../base/shortcuts.js';
import { actionsOf } from './publication.js';

/** The keys among solutions: j and k go on and back; v, c and d act on the solution in focus. */
export function solutionKeys(node, signal) {
  const all = () => [...node.querySelectorAll('.publications > li')];
  const now = () => all().findIndex((one) => one.contains(document.activeElement));
  const go = (by) => () => {
    const items = all();
    const place = now() === -1 && by < 0 ? -1 : now() + by;
    const next = items[Math.min(Math.max(place, 0), items.length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'start' });
  };
  const act = (name) => () => actionsOf(all()[Math.max(now(), 0)])?.[name]();
  onKeys(
    { j: go(1), k: go(-1), v: act('vote'), c: act('comment'), d: act('compare') },
    signal,
  );
}
