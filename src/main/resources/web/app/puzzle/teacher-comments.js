import { get, post, send } from '../base/api.js';
import { choice, form } from '../base/form.js';
import { t } from '../base/language.js';
import { h, time, workingButton } from '../base/view.js';
import { current } from '../base/session.js';
import { isMine, playerLink } from '../people/players.js';

/**
 * What teachers write about a submission, and what its player answers; null for a player without
 * comments. To be drawn by the page.
 */
export async function teacherComments({ id, player, source }, signal, update) {
  const path = `/api/submissions/${encodeURIComponent(id)}/comments`;
  let { items } = await get(path, signal);
  const isOwn = isMine(player);
  if (isOwn && items.length === 0) {
    return null;
  }
  if (items.some(({ seen }) => isOwn && !seen)) {
    await send('PUT', `${path}/seen`);
  }
  const lines = source.split('\n');
  async function load() {
    ({ items } = await get(path, signal));
    update();
  }
  async function add({ line, text }, node) {
    await post(path, { line: Number(line) || null, text });
    node.reset();
    await load();
  }
  const remove = (one) => send('DELETE', `${path}/${one.id}`).then(load);
  const item = (one) =>
    h`<li>
      <p class="quiet small">
        ${one.author ? playerLink(one.author) : t('submission.gone')} ${time(one.writtenAt)}
      </p>
      ${one.line && h`<pre class="code" tabindex="0">${one.line}: ${lines[one.line - 1]}</pre>`}
      <p class="as-written">${one.text}</p>
      ${
      one.author === current()?.name &&
      workingButton(t('remarks.delete'), () => remove(one), { kind: 'small' })
    }
    </li>`;
  const texts = lines.map((text, i) => [i + 1, `${i + 1}: ${text}`]);
  const line = choice('line', t('remarks.line'), {
    0: t('remarks.whole'),
    ...Object.fromEntries(texts.filter(([, text]) => text.trim())),
  }, 0);
  const text = {
    name: 'text',
    label: t('remarks.text'),
    input: (id) => h`<textarea id=${id} name="text" rows="3" maxlength="4000" required></textarea>`,
  };
  return () =>
    h`<section>
      <h2>${t('remarks.title')}</h2>
      <p class="quiet small">${t('remarks.who')}</p>
      <ol class="comments">${items.map(item)}</ol>
      ${form({ fields: [line, text], action: t('remarks.send'), send: add })}
    </section>`;
}
