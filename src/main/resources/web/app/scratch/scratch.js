import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { forget, load, save } from '../base/storage.js';
import { h, notice } from '../base/view.js';
import { editor } from '../editor/editor.js';
import { goLogIn } from '../people/account.js';
import { judging } from '../puzzle/handing-in.js';
import { divider, keyRow, workspace } from '../puzzle/workspace.js';
import { resultPanel } from '../result/result.js';
import { decoded, encoded, MOST_CHARS } from './sharing.js';

const KEY = 'arbiter.scratch';
/** The player's own script, after a script of an address has taken its place. */
const EARLIER_KEY = `${KEY}.earlier`;
const FIRST = 'name = input()\nprint(f"Hello, {name}!")\n';

/** The scratch pad: runs a script that belongs to no puzzle, and shows what it prints as it prints. */
export async function scratchPage({ query, signal, update }) {
  const shared = decoded(query.get('code') ?? '');
  const sharedInput = decoded(query.get('stdin') ?? '');
  const own = load(KEY);
  const earlier = shared && own && own !== shared ? own : load(EARLIER_KEY);
  const space = workspace(t('scratch.title'), t('scratch.input'), update, 'code');
  const panel = resultPanel({
    functionName: '',
    jumpTo(line) {
      space.look('code');
      code.jumpTo(line);
    },
  });
  const split = divider({ key: 'code', label: t('workspace.parts'), isRow: false, first: 60 });
  let stdin = shared ? sharedInput ?? '' : load(`${KEY}.stdin`) ?? 'Ada\n';
  let isShared = Boolean(shared);
  let canBringBack = Boolean(earlier);
  /** What is said of sharing and of stopping. */
  let message = null;
  const { node, code } = await editor({
    name: 'script',
    label: t('scratch.script'),
    value: shared || own || FIRST,
    changed: keep,
    submit: run,
    verb: 'run',
    starter: FIRST,
  });
  const work = judging({ code, panel, signal, update });

  /** The first change makes a script of an address the player's own, so the address goes. */
  function keep(source) {
    if (isShared) {
      isShared = false;
      history.replaceState(null, '', '#/scratch');
      if (earlier) {
        save(EARLIER_KEY, earlier);
      }
    }
    save(KEY, source);
    save(`${KEY}.stdin`, stdin);
  }

  function type({ target }) {
    stdin = target.value;
    keep(code.value);
  }

  function bringBack() {
    code.replaceAll(earlier);
    forget(EARLIER_KEY);
    canBringBack = false;
    update();
  }

  function run() {
    if (!current()) {
      goLogIn('needed');
      return;
    }
    save(`${KEY}.stdin`, stdin);
    message = null;
    work.stop();
    space.look('result');
    work.send('/api/scratch', JSON.stringify({ source: code.value, stdin }), true);
  }

  async function share() {
    const [source, input] = [encoded(code.value), encoded(stdin)];
    const address = `#/scratch?code=${source}${stdin && `&stdin=${input}`}`;
    if (source === null || input === null || address.length > MOST_CHARS) {
      message = notice(t('scratch.tooLong'));
    } else {
      history.replaceState(null, '', address);
      isShared = true;
      const isCopied = await copy(location.href);
      message = notice(isCopied ? t('scratch.copied') : t('scratch.notCopied'), 'hint');
    }
    update();
  }

  const back = () =>
    h`<p class="quiet">
      ${t('scratch.replaced')}
      <button type="button" class="small" @click=${bringBack}>${t('scratch.bringBack')}</button>
    </p>`;
  const task = () =>
    h`<div class="task-head"><h1 tabindex="-1">${t('scratch.title')}</h1></div>
      <div class="panel">
        <p class="quiet">${t('scratch.lead')}</p>
        ${canBringBack && back()}
        <label class="stdin">
          ${t('scratch.stdin')}
          <textarea rows="8" spellcheck="false" .value=${stdin} @input=${type}></textarea>
        </label>
        <div class="buttons"><button type="button" @click=${share}>${
      t('scratch.share')
    }</button></div>
        <div role="status">${message}</div>
      </div>`;
  const bench = () =>
    h`<div class="workbench">
      <div class="code-pane">${node} ${keyRow(code)}</div>
      <div class="buttons">
        <button type="button" class="main run" ?disabled=${work.sending} @click=${run}>
          ${t('scratch.run')}
        </button>
        ${work.stopButton('.run')}
      </div>
      ${split()}
      <div class="dock open">${panel.node}<p class="quiet none">${t('workspace.noResult')}</p></div>
    </div>`;
  return () => space.draw(task(), bench());
}

/** Browsers allow this only over HTTPS or on this machine. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
