import css from '../style/trace.css.txt';
import { get, post } from '../base/api.js';
import { showDialog } from '../base/dialog.js';
import { follow } from '../base/events.js';
import { t } from '../base/language.js';
import { addStyles } from '../base/styles.js';
import { classes, h, notice } from '../base/view.js';
import { highlightedLines } from '../editor/highlight.js';
import { sentence } from './outcome.js';
import { firstOfCall, next, replay } from './replay.js';

/** The innermost frames that are shown. */
const MOST_FRAMES = 12;

/**
 * Runs one test and shows the run step by step in a dialog.
 *
 * @param address of the runs
 * @param test `{sample}`, a number from 1, or `{inputs}` with one: arguments in Python, or what a
 *   program reads
 * @param title the call
 */
export async function stepThrough({ address, source, test, title }) {
  addStyles(css);
  const open = new AbortController();
  let draw = () => {};
  let view = () => h`<p class="loading" role="status">${t('trace.running')}</p>`;

  function show(content) {
    view = content;
    draw();
  }

  async function load() {
    const { id } = await post(address, { source, ...test, trace: true });
    let error;
    await follow(id, (_, data) => (error = data?.results?.[0].error), open.signal);
    const trace = await get(`/api/submissions/${id}/trace`, open.signal).catch(() => null);
    if (trace?.steps.length > 0) {
      show(stepper({ source, trace, redraw: () => draw(), signal: open.signal }));
    } else {
      show(() => notice(error ? sentence(error.message) : t('trace.none')));
    }
  }

  load().catch((problem) => open.signal.aborted || show(() => notice(problem.message)));
  await showDialog({
    title: h`${t('trace.title')} <code>${title}</code>`,
    wide: true,
    content(redraw) {
      draw = redraw;
      return h`<div class="trace">${view()}</div>`;
    },
  });
  open.abort();
}

/** Walks over the steps of a run with buttons, a slider and keys; returns what draws it. */
function stepper({ source, trace, redraw, signal }) {
  const steps = replay(trace.steps);
  const last = steps.length - 1;
  const raises = steps.some(({ event }) => event === 'exception');
  const lines = highlightedLines(source);
  const goals = {
    first: () => 0,
    previous: () => Math.max(0, now - 1),
    next: () => Math.min(last, now + 1),
    last: () => last,
    again: () => next(steps, now, ({ event, line }) => runs(event) && line === steps[now].line),
    exception: () => next(steps, now, ({ event }) => event === 'exception'),
  };
  const keys = {
    Home: 'first',
    ArrowLeft: 'previous',
    ArrowRight: 'next',
    End: 'last',
    n: 'again',
    x: 'exception',
  };
  let now = firstOfCall(steps);

  function go(step) {
    now = step;
    redraw();
    requestAnimationFrame(showLine);
  }

  function press(event) {
    const goal = goals[keys[event.key]];
    if (goal && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      go(goal());
    }
  }
  addEventListener('keydown', press, { signal });
  requestAnimationFrame(() => {
    document.querySelector('.trace [type="range"]').focus();
    showLine();
  });

  const slide = ({ target }) => go(Number(target.value));
  const button = (sign, name, kind = 'tool') => {
    const target = goals[name]();
    return h`<button type="button" class=${kind} title=${t(`trace.${name}`)}
      aria-label=${t(`trace.${name}`)} ?disabled=${target === now} @click=${() => go(target)}>
      ${sign}
    </button>`;
  };

  function controls() {
    const place = t('trace.place', { number: now + 1, total: steps.length });
    return h`<div class="controls">
      ${button('⇤', 'first')} ${button('←', 'previous')}
      <input type="range" min="0" max=${last} .value=${String(now)} aria-label=${t('trace.step')}
        aria-valuetext=${place} @input=${slide}>
      ${button('→', 'next')} ${button('⇥', 'last')}
      <span class="place quiet small">${place}</span>
      ${jump('again', 'n')} ${raises && jump('exception', 'x')}
    </div>`;
  }

  function jump(name, key) {
    return button(h`${t(`trace.${name}`)} <kbd>${key}</kbd>`, name, 'quiet small');
  }

  return () => {
    const step = steps[now];
    return h`${controls()}
      <p class=${classes('happens', step.event)} role="status">${happens(step)}</p>
      <div class="sides">
        ${sourceTable(lines, step)}
        <div class="state" tabindex="0" role="region" aria-label=${t('trace.state')}>
          ${frameList(step)}
          ${
      step.printed &&
      h`<section><h3>${t('trace.printed')}</h3><pre>${step.printed}</pre></section>`
    }
        </div>
      </div>
      ${trace.truncated && now === last && notice(t('trace.cut', { n: steps.length }), 'hint')}`;
  };
}

function showLine() {
  document.querySelector('.trace .now')?.scrollIntoView({ block: 'center' });
}

/** Whether a line of the source runs next. */
function runs(event) {
  return event === 'line' || event === 'call';
}

function happens({ event, line, text, frames }) {
  const what = { return: 'returns', exception: 'raises' }[event] ?? 'runs';
  const { name } = frames.at(-1);
  return h`${t(`trace.${what}`, { line, name })} ${!runs(event) && h`<code>${text}</code>`}`;
}

function sourceTable(lines, { line: now, event }) {
  const row = (line, i) =>
    h`<tr class=${classes(i + 1 === now && `now ${event}`)}
      aria-current=${i + 1 === now && 'step'}><td class="quiet">${i + 1}</td><td>${line}</td></tr>`;
  return h`<div class="source" tabindex="0" role="region" aria-label=${t('trace.source')}>
    <table class="code">
      <caption class="unseen">${t('trace.source')}</caption>
      <thead class="unseen">
        <tr><th scope="col">${t('trace.line')}</th><th scope="col">${t('trace.source')}</th></tr>
      </thead>
      <tbody>${lines.map(row)}</tbody>
    </table>
  </div>`;
}

/** The innermost frames with their variables, and the module's own variables, if there are some. */
function frameList({ frames, changed }) {
  const inner = frames.map((frame, i) => ({ ...frame, i })).slice(1).reverse();
  const module = { ...frames[0], i: 0, name: t('trace.module') };
  const more = inner.length - MOST_FRAMES;
  return h`${inner.slice(0, MOST_FRAMES).map((frame) => frameTable(frame, changed))}
    ${more > 0 && h`<p class="quiet small">${t('trace.moreFrames', { n: more })}</p>`}
    ${module.variables.size > 0 && frameTable(module, changed)}`;
}

function frameTable({ name, variables, i }, changed) {
  const row = ([variable, value]) =>
    h`<div class=${classes(changed.has(`${i} ${variable}`) && 'changed')}>
      <dt>${variable}</dt><dd>${value}</dd>
    </div>`;
  return h`<section>
    <h3>${name}</h3>
    <dl>${Array.from(variables, row)}</dl>
  </section>`;
}
