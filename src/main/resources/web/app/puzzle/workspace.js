import { t } from '../base/language.js';
import { load, save } from '../base/storage.js';
import { drawn, h, notice } from '../base/view.js';

const STEP_PERCENT = 2;
/** Each part keeps at least so much of the place. */
const LEAST_PERCENT = 20;
const MOST_PERCENT = 100 - LEAST_PERCENT;
/** What is hard to type on a phone. */
const KEYS = ['    ', '(', ')', '[', ']', '{', '}', ':', "'", '"'];

/** A keyboard that some phones lay over the page ends the window, a zoom does not. */
visualViewport?.addEventListener('resize', () => {
  const height = visualViewport.scale === 1 ? `${visualViewport.height}px` : '';
  document.documentElement.style.setProperty('--window', height);
});

/**
 * A place to work, which fills the window: a task beside an editor with buttons and a result below. On
 * a phone one of the three is shown, and buttons at the bottom choose which; so does
 * `look('task' | 'code' | 'result')`.
 *
 * @param title the heading, which the task shows itself
 * @param name the name of the task for the button, such as "Statement"
 * @param update draws the page again
 * @param first what a phone shows at first
 */
export function workspace(title, name, update, first = 'task') {
  const names = { task: name, code: t('workspace.code'), result: t('workspace.result') };
  const columns = divider('task', t('workspace.panes'), 45, true);
  const rows = divider('code', t('workspace.parts'), 60, false);
  let shown = first;

  async function look(view) {
    shown = view;
    await update();
    if (view === 'result') {
      document.querySelector('.dock')?.scrollTo(0, 0);
    }
  }
  const choice = (view) =>
    h`<button type="button" aria-pressed=${String(view === shown)} @click=${() => look(view)}>
      ${names[view]}
    </button>`;
  const heading = h`<p class="unseen of-phone" role="heading" aria-level="1">${title}</p>`;

  /** @param editor of `editor`, panel of `resultPanel`, after what comes before the result */
  const draw = (task, { editor, buttons, panel, after }) =>
    h`<div class="workspace" data-shown=${shown}>
      ${shown !== 'task' && heading}
      <div class="task">${task}</div>
      ${columns()}
      <div class="workbench">
        <div class="code-pane">${editor.node} ${keyRow(editor.code)}</div>
        <div class="buttons">${buttons}</div>
        ${rows()}
        <div class="dock">
          ${after && h`<div class="after">${after}</div>`}
          ${panel.node}
          <p class="quiet none">${t('workspace.noResult')}</p>
        </div>
      </div>
      <nav class="views" aria-label=${t('workspace.views')}>${Object.keys(names).map(choice)}</nav>
    </div>`;
  return { look, draw };
}

/** A row of keys over a phone's keyboard; the editor keeps the focus. */
function keyRow(code) {
  const key = (text) =>
    h`<button type="button" class="tool" @click=${() => code.type(text)}>
      ${text.trim() || '⇥'}
    </button>`;
  return h`<div class="key-row" @pointerdown=${(event) => event.preventDefault()}>
    ${KEYS.map(key)}
    <button type="button" class="tool" aria-label=${t('workspace.undo')}
      @click=${code.undo}>↶</button>
  </div>`;
}

/**
 * A line between two parts that is moved with the mouse, a finger or the arrow keys. The share of the
 * first part is the property `--KEY` of the page, in percent; the browser keeps it.
 *
 * @param first the share at first
 * @param isRow whether the parts are side by side
 */
function divider(key, label, first, isRow) {
  const storageKey = `arbiter.divider.${key}`;
  const arrows = isRow ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  let share;

  function place(percent) {
    share = Math.min(Math.max(percent, LEAST_PERCENT), MOST_PERCENT);
    document.documentElement.style.setProperty(`--${key}`, `${share}%`);
  }

  function move(line, percent) {
    place(percent);
    line.classList.add('moved');
    line.ariaValueNow = String(Math.round(share));
    save(storageKey, String(share));
  }

  const grab = ({ currentTarget: line, pointerId }) => line.setPointerCapture(pointerId);

  function drag({ currentTarget: line, pointerId, clientX, clientY }) {
    if (line.hasPointerCapture(pointerId)) {
      const { left, top, width, height } = line.parentNode.getBoundingClientRect();
      move(line, (isRow ? (clientX - left) / width : (clientY - top) / height) * 100);
    }
  }

  function press(event) {
    if (arrows.includes(event.key)) {
      event.preventDefault();
      const step = event.key === arrows[0] ? -STEP_PERCENT : STEP_PERCENT;
      move(event.currentTarget, share + step);
    }
  }
  place(Number(load(storageKey)) || first);
  return () =>
    h`<div class="divider" role="separator" tabindex="0" aria-label=${label}
      aria-orientation=${isRow ? 'vertical' : 'horizontal'} aria-valuemin=${LEAST_PERCENT}
      aria-valuemax=${MOST_PERCENT} aria-valuenow=${Math.round(share)}
      @pointerdown=${grab} @pointermove=${drag} @keydown=${press}></div>`;
}

/**
 * A page in a tab: `{draw(), open(), refresh()}`. It is fetched when the tab is opened, and its links
 * to other views of itself stay in the tab.
 *
 * @param load fetches the function of the page
 */
export function pageTab(load, address, { parameters, signal, update }) {
  let view = null;
  let visit = new AbortController();

  async function open(query) {
    visit.abort();
    visit = new AbortController();
    const mine = AbortSignal.any([signal, visit.signal]);
    const again = () => open(query);
    const request = { parameters, query: new URLSearchParams(query), isTab: true };
    const found = await load().then((page) => page({ ...request, signal: mine, update, again }))
      .catch((error) => notice(error.message));
    if (!mine.aborted) {
      view = found;
      update();
    }
  }

  function follow(event) {
    const [path, query] = event.target.closest('a')?.getAttribute('href')?.split('?') ?? [];
    if (path === address && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(query);
    }
  }
  return {
    open: () => open(),
    refresh: () => view && open(),
    draw: () => h`<div @click=${follow}>${drawn(view) ?? t('frame.loading')}</div>`,
  };
}

/** Tabs of the panels `panel-ID`, of which one is shown; a tab is `{id, text}`. Arrow keys walk. */
export function tabList(label, tabs, chosen, choose) {
  const ids = tabs.map(({ id }) => id);

  async function walk({ key, currentTarget: list }) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (by) {
      await choose(ids.at((ids.indexOf(chosen) + by) % ids.length));
      list.querySelector('[aria-selected="true"]').focus();
    }
  }
  const tab = ({ id, text }) =>
    h`<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}"
      aria-selected=${String(id === chosen)} tabindex=${id === chosen ? 0 : -1}
      @click=${() => choose(id)}>${text}</button>`;
  return h`<div role="tablist" aria-label=${label} @keydown=${walk}>${tabs.map(tab)}</div>`;
}
