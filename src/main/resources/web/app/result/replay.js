/**
 * The state at each step of a run: `{event, line, text, printed, frames, changed}`. The server's steps
 * have only what differs. A frame is `{name, variables}`, the outermost first, which has the module's
 * variables; `changed` has the changed ones, such as "1 total" for the second frame. Frames that are
 * the same share their variables.
 */
export function replay(steps) {
  let frames = [];
  let printed = '';
  return steps.map(({ event, line, depth, changed: inner, outer = {}, text, output = '' }) => {
    frames = Array.from({ length: depth }, (_, i) => frames[i] ?? emptyFrame());
    if (event === 'call') {
      frames[depth - 1] = emptyFrame(text);
    }
    printed += output;
    const changed = new Set();
    for (const [at, values] of Object.entries({ ...outer, [depth]: inner })) {
      const i = at - 1;
      const variables = new Map(frames[i].variables);
      for (const [name, value] of Object.entries(values)) {
        variables[value === null ? 'delete' : 'set'](name, value);
        changed.add(`${i} ${name}`);
      }
      frames[i] = { ...frames[i], variables };
    }
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
