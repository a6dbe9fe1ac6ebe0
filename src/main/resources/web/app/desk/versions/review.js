import { get, post, send } from '../../base/api.js';
import { choice, form, textField } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, notice } from '../../base/view.js';
import { languageOfFile } from '../../puzzle/programming.js';
import { source } from '../../puzzle/source.js';
import { DESK, REVIEWS_API, versionApi } from '../addresses.js';

/** The review that a version needs before its publication, for those who write the puzzle. */
export function reviewPart(slug, version, { state, text, by }, done) {
  async function ask(body) {
    await post(versionApi(slug, version, '/review'), body);
    done();
  }
  const isRejected = state === 'REJECTED';
  const said = state ? t(`desk.review.${state}`, { by: by ?? '–' }) : t('desk.review.needed');
  return h`<section>
    <h2>${t('desk.review.title')}</h2>
    ${notice(said, isRejected ? 'problem' : 'hint')} <p class="as-written">${text}</p>
    ${
    (!state || isRejected) &&
    form({
      fields: [textField('text', t('desk.review.text'))],
      action: t('desk.review.ask'),
      send: ask,
    })
  }
  </section>`;
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
    get(REVIEWS_API, signal),
    get(versionApi(slug, version, '/files'), signal),
  ]);
  const asked = items.find((one) => one.slug === slug && one.version === Number(version));
  const answers = { true: t('desk.review.approve'), false: t('desk.review.reject') };
  const fields = [
    textField('text', t('desk.review.text')),
    choice('approved', t('desk.review.decision'), answers, true),
  ];
  async function decide({ approved, text }) {
    const body = { approved: approved === 'true', text };
    await send('PUT', versionApi(slug, version, '/review'), { body });
    location.hash = DESK;
  }
  const part = ([path, text]) => {
    const language = languageOfFile(path);
    return h`<h2>${path}</h2>
      ${language ? source(text, language) : h`<pre tabindex="0">${text}</pre>`}`;
  };
  return h`<div class="desk">
    <p class="small">${link(DESK, t('desk.back'))}</p>
    <h1 tabindex="-1">${asked?.title ?? slug}</h1>
    ${asked && h`<p>${asked.by}:</p><p class="as-written">${asked.text}</p>`}
    ${Object.entries(files).map(part)}
    <h2>${t('desk.review.title')}</h2>
    ${form({ fields, action: t('desk.review.decide'), send: decide })}
  </div>`;
}
