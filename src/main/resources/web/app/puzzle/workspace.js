import { t } from '../base/language.js';
import { load, save } from '../base/storage.js';
import { h, notice, ref } from '../base/view.js';

const STEP_PERCENT = 2;
/** What is hard to type on a phone. */
const KEYS = ['    ', '(', ')', '[', ']', '{', '}', ':', "'", '"'];
const KEY_SIGNS = { '    ': '⇥' };

/** A keyboard that some phones lay over the page ends the window, a zoom does not. */
visualViewport?.addEventListener('resize', () => {
  const height = visualViewport.scale === 1 ? `${visualViewport.height}px` : '';
  document.documentElement.style.setProperty('--window', height);
});

/**
 * A place to work, which fills the window: a task beside a bench with an editor and its result. On a
 * phone one of the three is shown, and buttons at the bottom choose which.
 *
 * @param title the heading, which the task shows itself
 * @param name the name of the task for the button, such as "Statement"
 * @param update draws the page again
 * @param first what a phone shows at first: "task", "code" or "result"
 */
export function workspace(title, name, update, first = 'task') {
  const names = { task: name, code: t('workspace.code'), result: t('workspace.result') };
  const split = divider({ key: 'task', label: t('workspace.panes'), isRow: true, first: 45 });
  let shown = first;

  function look(view) {
    shown = view;
    return update();
  }
  const choice = (view) =>
    h`<button type="button" aria-pressed=${String(view === shown)} @click=${() => look(view)}>
      ${names[view]}
    </button>`;
  const draw = (task, bench) =>
    h`<div class="workspace" data-shown=${shown}>
      ${
      shown !== 'task' && h`<p class="unseen of-phone" role="heading" aria-level="1">${title}</p>`
    }
      <div class="task">${task}</div>
      ${split()}
      ${bench}
      <nav class="views" aria-label=${t('workspace.views')}>${Object.keys(names).map(choice)}</nav>
    </div>`;
  return { look, draw };
}

/** A row of keys over a phone's keyboard; the editor keeps the focus. */
export function keyRow(code) {
  const key = (text) =>
    h`<button type="button" class="tool" @click=${() => code.type(text)}>
      ${KEY_SIGNS[text] ?? text}
    </button>`;
  return h`<div class="key-row" @pointerdown=${(event) => event.preventDefault()}>
    ${KEYS.map(key)}
    <button type="button" class="tool" aria-label=${
    t('workspace.undo')
  } @click=${code.undo}>↶</button>
  </div>`;
}

/**
 * A line between two parts that is moved with the mouse, a finger or the arrow keys. The share of the
 * first part is the property `--KEY` of the element around the line, in percent; the browser keeps it.
 *
 * @param isRow whether the parts are side by side
 * @param first the share at first
 */
export function divider({ key, label, isRow, first, least = 20, most = 80 }) {
  const storageKey = `arbiter.divider.${key}`;
  const keys = isRow
    ? { ArrowLeft: -STEP_PERCENT, ArrowRight: STEP_PERCENT }
    : { ArrowUp: -STEP_PERCENT, ArrowDown: STEP_PERCENT };
  let share = within(Number(load(storageKey) ?? first));

  function within(value) {
    return Math.min(Math.max(value, least), most) || first;
  }

  function move(line, value) {
    share = within(value);
    line.ariaValueNow = String(Math.round(share));
    line.parentNode.style.setProperty(`--${key}`, `${share}%`);
    save(storageKey, String(share));
  }

  function drag({ currentTarget: line, clientX, clientY }) {
    if (line.matches('.moving')) {
      line.classList.add('moved');
      const { left, top, width, height } = line.parentNode.getBoundingClientRect();
      move(line, (isRow ? (clientX - left) / width : (clientY - top) / height) * 100);
    }
  }

  function grab({ currentTarget: line, pointerId }) {
    line.setPointerCapture(pointerId);
    line.classList.add('moving');
  }
  const release = ({ currentTarget: line }) => line.classList.remove('moving');

  function press(event) {
    const ends = { Home: least, End: most };
    const value = ends[event.key] ?? share + (keys[event.key] ?? NaN);
    if (!Number.isNaN(value)) {
      event.preventDefault();
      event.currentTarget.classList.add('moved');
      move(event.currentTarget, value);
    }
  }

  /** Puts the line where it was, as soon as it has its parent. */
  const placed = (line) => line && queueMicrotask(() => line.parentNode && move(line, share));
  return () =>
    h`<div class="divider" role="separator" tabindex="0" aria-label=${label}
      aria-orientation=${isRow ? 'vertical' : 'horizontal'}
      aria-valuemin=${least} aria-valuemax=${most} aria-valuenow=${Math.round(share)}
      @pointerdown=${grab} @pointermove=${drag} @pointerup=${release} @pointercancel=${release}
      @keydown=${press} @dblclick=${({ currentTarget }) => move(currentTarget, first)}
      ${ref(placed)}></div>`;
}

/**
 * A page in a tab: `{draw(), open(), close(), refresh()}`. It is fetched when the tab is opened, and
 * its links to other views of itself stay in the tab.
 */
export function pageTab(page, address, { parameters, signal, update }) {
  let view = null;
  let visit = new AbortController();

  async function open(query) {
    close();
    visit = new AbortController();
    const mine = AbortSignal.any([signal, visit.signal]);
    const again = () => open(query);
    const request = { parameters, query: new URLSearchParams(query), isTab: true };
    const found = await page({ ...request, signal: mine, update, again })
      .catch((error) => notice(error.message));
    if (!mine.aborted) {
      view = found;
      update();
    }
  }

  function close() {
    visit.abort();
    view = null;
  }

  function follow(event) {
    const [path, query] = event.target.closest('a')?.getAttribute('href')?.split('?') ?? [];
    if (path === address && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(query);
    }
  }
  const content = () => typeof view === 'function' ? view() : view;
  return {
    open: () => open(),
    close,
    refresh: () => view && open(),
    draw: () => h`<div @click=${follow}>${content() ?? t('frame.loading')}</div>`,
  };
}

/** Tabs of the panels `panel-ID`, of which one is shown; a tab is `{id, text}`. Arrow keys walk. */
export function tabList(label, tabs, chosen, choose) {
  const ids = tabs.map(({ id }) => id);

  async function walk(event) {
    const at = ids.indexOf(chosen);
    const targets = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (event.key in targets) {
      event.preventDefault();
      const list = event.currentTarget;
      await choose(ids.at(targets[event.key] % ids.length));
      list.querySelector('[aria-selected="true"]').focus();
    }
  }
  const tab = ({ id, text }) =>
    h`<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}"
      aria-selected=${String(id === chosen)} tabindex=${id === chosen ? 0 : -1}
      @click=${() => choose(id)}>${text}</button>`;
  return h`<div role="tablist" aria-label=${label} @keydown=${walk}>${tabs.map(tab)}</div>`;
}
