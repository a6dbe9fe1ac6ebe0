import { until } from 'lit-html/directives/until.js';
import css from '../style/trace.css.txt';
import { get, post } from '../base/api.js';
import { showDialog } from '../base/dialog.js';
import { follow } from '../base/events.js';
import { t } from '../base/language.js';
import { addStyles } from '../base/styles.js';
import { classes, h, notice, render } from '../base/view.js';
import { highlightedLines } from '../editor/highlight.js';
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
  const { signal } = open;

  async function load() {
    const { id } = await post(address, { source, ...test, trace: true });
    await follow(id, () => {}, signal);
    const trace = await get(`/api/submissions/${id}/trace`, signal).catch(() => null);
    return trace?.steps.length > 0 ? stepper(source, trace, signal) : notice(t('trace.none'));
  }
  const loading = h`<p class="loading" role="status">${t('trace.running')}</p>`;
  const steps = load().catch((problem) => notice(problem.message));
  await showDialog({
    title: h`${t('trace.title')} <code>${title}</code>`,
    wide: true,
    content: h`<div class="trace">${until(steps, loading)}</div>`,
  });
  open.abort();
}

/** Walks over the steps of a run with buttons, a slider and keys; returns its node. */
function stepper(source, trace, signal) {
  const steps = replay(trace.steps);
  const last = steps.length - 1;
  const lines = highlightedLines(source);
  const node = document.createElement('div');
  let now = firstOfCall(steps);

  const isSameLine = ({ event, line }) => runs(event) && line === steps[now].line;
  const isException = ({ event }) => event === 'exception';
  const moves = {
    first: { key: 'Home', sign: '⇤', goal: () => 0 },
    previous: { key: 'ArrowLeft', sign: '←', goal: () => Math.max(0, now - 1) },
    next: { key: 'ArrowRight', sign: '→', goal: () => Math.min(last, now + 1) },
    last: { key: 'End', sign: '⇥', goal: () => last },
    again: { key: 'n', goal: () => next(steps, now, isSameLine) },
    exception: { key: 'x', goal: () => next(steps, now, isException) },
  };

  function go(step) {
    now = step;
    render(content(), node);
    requestAnimationFrame(showLine);
  }

  function press(event) {
    const move = Object.values(moves).find(({ key }) => key === event.key);
    if (move && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      go(move.goal());
    }
  }
  addEventListener('keydown', press, { signal });
  const button = (name) => {
    const { key, sign, goal } = moves[name];
    const target = goal();
    const label = t(`trace.${name}`);
    return h`<button type="button" class=${sign ? 'tool' : 'quiet small'} title=${label}
      aria-label=${label} ?disabled=${target === now} @click=${() => go(target)}>
      ${sign ?? h`${label} <kbd>${key}</kbd>`}
    </button>`;
  };

  function controls() {
    const place = t('trace.place', { number: now + 1, total: steps.length });
    const slide = ({ target }) => go(Number(target.value));
    return h`<div class="controls">
      ${button('first')} ${button('previous')}
      <input type="range" min="0" max=${last} .value=${String(now)} aria-label=${t('trace.step')}
        aria-valuetext=${place} @input=${slide}>
      ${button('next')} ${button('last')}
      <span class="place quiet small">${place}</span>
      ${button('again')} ${steps.some(isException) && button('exception')}
    </div>`;
  }

  function content() {
    const step = steps[now];
    const printed = step.printed &&
      h`<section><h3>${t('trace.printed')}</h3><pre>${step.printed}</pre></section>`;
    return h`${controls()}
      <p class=${classes('happens', step.event)} role="status">${happens(step)}</p>
      <div class="sides">
        ${sourceLines(lines, step)}
        <div class="state" tabindex="0" role="region" aria-label=${t('trace.state')}>
          ${frameList(step)} ${printed}
        </div>
      </div>
      ${trace.truncated && now === last && notice(t('trace.cut', { n: steps.length }), 'hint')}`;
  }
  go(now);
  requestAnimationFrame(() => node.querySelector('[type="range"]').focus());
  return node;
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

function sourceLines(lines, { line: now, event }) {
  const row = (line, i) => {
    const isNow = i + 1 === now;
    return h`<li class=${isNow && `now ${event}`} aria-current=${isNow && 'step'}>${line}</li>`;
  };
  return h`<ol class="source code" tabindex="0" aria-label=${t('trace.source')}>
    ${lines.map(row)}
  </ol>`;
}

/** The innermost frames with their variables, and the module's own variables, if there are some. */
function frameList({ frames, changed }) {
  const [module, ...inner] = frames.map((frame, i) => ({ ...frame, i }));
  const shown = inner.slice(-MOST_FRAMES).reverse();
  const more = inner.length - shown.length;
  return h`${shown.map((frame) => frameTable(frame, changed))}
    ${more > 0 && h`<p class="quiet small">${t('trace.moreFrames', { n: more })}</p>`}
    ${module.variables.size > 0 && frameTable({ ...module, name: t('trace.module') }, changed)}`;
}

function frameTable({ name, variables, i }, changed) {
  const row = ([variable, value]) =>
    h`<div class=${changed.has(`${i} ${variable}`) && 'changed'}>
      <dt>${variable}</dt><dd>${value}</dd>
    </div>`;
  return h`<section>
    <h3>${name}</h3>
    <dl>${Array.from(variables, row)}</dl>
  </section>`;
}
