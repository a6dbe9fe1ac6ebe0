import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { current } from '../base/session.js';
import { forget, load, save } from '../base/storage.js';
import { editor } from '../editor/editor.js';
import { goLogIn } from '../people/account.js';
import { handingIn, Superseded } from '../puzzle/handing-in.js';
import { stopping } from '../puzzle/stopping.js';
import { resultPanel } from '../result/result.js';
import { faultyLine } from '../result/traceback.js';
import { decoded, encoded, MOST_CHARS } from './sharing.js';

const KEY = 'arbiter.scratch';
/** The player's own script, after a script of an address has taken its place. */
const EARLIER_KEY = `${KEY}.earlier`;
const FIRST = 'name = input()\nprint(f"Hello, {name}!")\n';

/** The scratch pad: runs a script that belongs to no puzzle, and shows what it prints as it prints. */
export async function scratchPage({ query, signal }) {
  const shared = decoded(query.get('code') ?? '');
  const sharedInput = decoded(query.get('stdin') ?? '');
  const own = load(KEY);
  const earlier = shared && own && own !== shared ? own : load(EARLIER_KEY);
  let isShared = Boolean(shared);
  const { node, code } = await editor({
    name: 'script',
    label: t('scratch.script'),
    value: shared || own || FIRST,
    changed: keep,
    submit: run,
    verb: 'run',
    reset: () => code.replaceAll(FIRST),
  });
  const stdin = element(
    'textarea',
    { rows: '3', spellcheck: 'false', input: () => keep(code.value) },
    shared ? sharedInput ?? '' : load(`${KEY}.stdin`) ?? 'Ada\n',
  );
  const panel = resultPanel({ functionName: '', jumpTo: (line) => code.jumpTo(line) });
  const message = element('div', { role: 'status' });
  const runButton = element(
    'button',
    { type: 'button', class: 'main', click: run },
    t('scratch.run'),
  );
  const stop = stopping((error) => message.replaceChildren(notice(error.message)), runButton);
  const sharing = element('button', { type: 'button', click: share }, t('scratch.share'));
  const handIn = handingIn(signal);
  const back = element('p', { class: 'quiet', hidden: !earlier }, [
    t('scratch.replaced'),
    ' ',
    element('button', { type: 'button', class: 'small', click: bringBack }, t('scratch.bringBack')),
  ]);

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
    save(`${KEY}.stdin`, stdin.value);
  }

  function bringBack() {
    code.replaceAll(earlier);
    forget(EARLIER_KEY);
    back.hidden = true;
  }

  async function run() {
    if (!current()) {
      goLogIn('needed');
      return;
    }
    if (runButton.disabled) {
      return;
    }
    save(`${KEY}.stdin`, stdin.value);
    stop.stop();
    runButton.disabled = true;
    message.replaceChildren();
    code.unmark();
    panel.clear();
    try {
      const body = JSON.stringify({ source: code.value, stdin: stdin.value });
      await handIn('/api/scratch', body, tell, sent);
    } catch (error) {
      if (error instanceof Superseded) {
        return;
      }
      panel.fail(error);
    }
    ended();
  }

  function sent(receipt) {
    runButton.disabled = false;
    stop.began(receipt.id);
  }

  function ended() {
    runButton.disabled = false;
    stop.ended();
  }

  function tell(event, data) {
    panel.tell(event, data);
    const faulty = event === 'judged' ? faultyLine(data) : null;
    if (faulty) {
      code.mark(faulty.line, faulty.message);
    }
  }

  async function share() {
    const parts = [encoded(code.value), encoded(stdin.value)];
    const address = `#/scratch?code=${parts[0]}${stdin.value && `&stdin=${parts[1]}`}`;
    if (parts.includes(null) || address.length > MOST_CHARS) {
      message.replaceChildren(notice(t('scratch.tooLong')));
      return;
    }
    history.replaceState(null, '', address);
    isShared = true;
    const copied = await copy(location.href);
    const said = copied ? t('scratch.copied') : t('scratch.notCopied');
    message.replaceChildren(notice(said, 'hint'));
  }

  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('scratch.title')),
    element('p', { class: 'quiet' }, t('scratch.lead')),
    back,
    node,
    element('label', { class: 'stdin' }, t('scratch.stdin'), stdin),
    element('div', { class: 'buttons' }, runButton, stop.node, sharing),
    message,
    panel.node,
  );
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
