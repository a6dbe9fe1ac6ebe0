import { form } from '../base/form.js';
import { t } from '../base/language.js';
import { current } from '../base/api.js';
import { forget, load, save } from '../base/storage.js';
import { h } from '../base/view.js';
import { editor } from '../editor/editor.js';
import { goLogIn } from '../people/account.js';
import { judging } from '../puzzle/handing-in.js';
import { fileOf, PYTHON } from '../puzzle/programming.js';
import { workspace } from '../puzzle/workspace.js';
import { copied } from '../result/program-texts.js';
import { resultPanel } from '../result/result.js';
import { decoded, encoded } from './sharing.js';

const KEY = 'arbiter.scratch';
const STDIN_KEY = `${KEY}.stdin`;
/** The player's own script, after a script of an address has taken its place. */
const EARLIER_KEY = `${KEY}.earlier`;
/** Longer addresses are cut by some programs. */
const MOST_CHARS = 8_000;
const FIRST = 'name = input()\nprint(f"Hello, {name}!")\n';

/** The scratch pad: runs a script that belongs to no puzzle, and shows what it prints as it prints. */
export async function scratchPage({ query, signal, update }) {
  /** The script of the address, which is not kept in the browser until it is changed. */
  let shared = decoded(query.get('code') ?? '');
  const space = workspace(t('scratch.title'), t('scratch.input'), update, 'code');
  let stdin = shared ? decoded(query.get('stdin') ?? '') ?? '' : load(STDIN_KEY) ?? 'Ada\n';
  const script = await editor({
    file: fileOf('script', PYTHON),
    label: t('scratch.script'),
    value: shared || load(KEY) || FIRST,
    changed: keep,
    submit: run,
    verb: 'run',
    starter: FIRST,
  });
  const { code } = script;
  const panel = resultPanel({
    functionName: '',
    jumpTo(line) {
      space.look('code');
      code.jumpTo(line);
    },
  });
  const work = judging({ code: () => code, panel, signal, update });

  /** The first change makes a script of an address the player's own, so the address goes. */
  function keep(source) {
    if (shared) {
      history.replaceState(null, '', '#/scratch');
      const own = load(KEY);
      if (own && own !== shared) {
        save(EARLIER_KEY, own);
      }
      shared = null;
      update();
    }
    save(KEY, source);
    save(STDIN_KEY, stdin);
  }

  function type({ target }) {
    stdin = target.value;
    keep(code.value);
  }

  function bringBack() {
    code.replaceAll(load(EARLIER_KEY));
    forget(EARLIER_KEY);
    update();
  }

  function run() {
    if (!current()) {
      goLogIn('needed');
      return;
    }
    work.stop();
    space.look('result');
    const body = JSON.stringify({ source: code.value, stdin });
    work.send('/api/scratch', body, { canStop: true });
  }

  async function share() {
    const input = stdin && `&stdin=${encoded(stdin)}`;
    const address = `#/scratch?code=${encoded(code.value)}${input}`;
    if (address.length > MOST_CHARS) {
      throw new Error(t('scratch.tooLong'));
    }
    history.replaceState(null, '', address);
    shared = code.value;
    return await copied(location.href) ? t('scratch.copied') : t('scratch.notCopied');
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
        ${load(EARLIER_KEY) && back()}
        <label class="stdin">
          ${t('scratch.stdin')}
          <textarea rows="8" spellcheck="false" .value=${stdin} @input=${type}></textarea>
        </label>
        ${form({ action: t('scratch.share'), send: share, kind: null, button: null })}
      </div>`;
  const buttons = () =>
    h`<button type="button" class="main" ?disabled=${work.sending} @click=${run}>
        ${t('scratch.run')}
      </button>
      ${work.stopButton()}`;
  return () => space.draw(task(), { editor: script, buttons: buttons(), panel });
}
