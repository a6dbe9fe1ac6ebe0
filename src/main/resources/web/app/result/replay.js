/**
 * The state at each step of a run: `{event, line, text, printed, frames, changed}`. The server's steps
 * have only what differs. A frame is `{name, variables}`, the outermost first, which has the module's
 * variables; `changed` has the changed ones, such as "1 total" for the second frame. Frames that are
 * the same share their variables.
 */
export function replay(steps) {
  let frames = [];
  return steps.map(({ event, line, depth, function: name, changes = [], text, printed }) => {
    frames = Array.from({ length: depth }, (_, i) => frames[i] ?? emptyFrame());
    if (name !== undefined) {
      frames[depth - 1] = emptyFrame(name);
    }
    const touched = new Set(changes.map(({ frame }) => frame));
    for (const i of touched) {
      frames[i] = { ...frames[i], variables: new Map(frames[i].variables) };
    }
    for (const { frame, name: variable, value } of changes) {
      if (value === undefined) {
        frames[frame].variables.delete(variable);
      } else {
        frames[frame].variables.set(variable, value);
      }
    }
    const changed = new Set(changes.map((change) => `${change.frame} ${change.name}`));
    return { event, line, text, printed, frames, changed };
  });
}

function emptyFrame(name = '') {
  return { name, variables: new Map() };
}

/** The first step inside a function that runs after the module, or the first one of a program. */
export function firstOfCall(steps) {
  const lastOfModule = steps.findLastIndex(({ frames }) => frames.length === 1);
  return lastOfModule === steps.length - 1 ? 0 : lastOfModule + 1;
}

/** The first step after this one that is wanted; this one if there is none. */
export function next(steps, now, isWanted) {
  const found = steps.findIndex((step, i) => i > now && isWanted(step));
  return found < 0 ? now : found;
}
