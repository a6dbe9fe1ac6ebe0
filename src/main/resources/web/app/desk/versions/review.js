import { address, get, post, send } from '../../base/api.js';
import { choice, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, notice } from '../../base/view.js';
import { source } from '../../puzzle/source.js';
import { DESK, REVIEWS_API, versionApi } from '../addresses.js';

/** The review that a version needs before its publication, for those who write the puzzle. */
export function reviewPart(slug, version, { state, text, by }, done) {
  const ask = async (body) => {
    await post(versionApi(slug, version, '/review'), body);
    done();
  };
  const told = state &&
    h`${
      notice(
        t(`desk.review.${state}`, { by: by ?? '–' }),
        state === 'REJECTED' ? 'problem' : 'hint',
      )
    }
      <p class="as-written">${text}</p>`;
  const isOpen = !state || state === 'REJECTED';
  return h`<section>
    <h2>${t('desk.review.title')}</h2>
    ${!state && h`<p>${t('desk.review.needed')}</p>`} ${told}
    ${isOpen && form({ fields: [textField()], action: t('desk.review.ask'), send: ask })}
  </section>`;
}

function textField() {
  const input = (id) =>
    h`<textarea id=${id} name="text" rows="3" maxlength="4000" required></textarea>`;
  return { name: 'text', label: t('desk.review.text'), input };
}

/** Links to the versions that the player may review; null if there are none. */
export async function toReview(signal) {
  const { items } = await get(REVIEWS_API, signal);
  const item = ({ slug, version, title, by }) =>
    h`<li>
      ${link(`${DESK}/reviews/${slug}/${version}`, title)}
      <span class="quiet small">${slug} ${version} · ${by}</span>
    </li>`;
  return items.length > 0 &&
    h`<section><h2>${t('desk.review.toReview')}</h2><ul>${items.map(item)}</ul></section>`;
}

/** All files of a version, and the decision of its reviewer. */
export async function reviewPage({ parameters: [slug, version], signal }) {
  const [{ items }, { files }] = await Promise.all([
    get(address(REVIEWS_API, {}), signal),
    get(versionApi(slug, version, '/files'), signal),
  ]);
  const asked = items.find((one) => one.slug === slug && one.version === Number(version));
  const decision = choice('approved', t('desk.review.decision'), {
    true: t('desk.review.approve'),
    false: t('desk.review.reject'),
  }, 'true');
  const decide = async ({ approved, text }) => {
    const body = { approved: approved === 'true', text };
    await send('PUT', versionApi(slug, version, '/review'), { body });
    location.hash = DESK;
  };
  const parts = Object.entries(files).map(([path, text]) => [
    path,
    path.endsWith('.py') ? source(text) : h`<pre tabindex="0">${text}</pre>`,
  ]);
  const deciding = form({
    fields: [textField(), decision],
    action: t('desk.review.decide'),
    send: decide,
  });
  return () =>
    h`<div class="desk">
      <p class="small">${link(DESK, t('desk.back'))}</p>
      <h1 tabindex="-1">${asked?.title ?? slug}</h1>
      ${asked && h`<p>${asked.by}:</p><p class="as-written">${asked.text}</p>`}
      ${parts.map(([path, part]) => h`<h2>${path}</h2>${part}`)}
      <h2>${t('desk.review.title')}</h2>
      ${deciding}
    </div>`;
}
