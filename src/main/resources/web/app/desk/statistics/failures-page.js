import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { h, link, paged, time } from '../../base/view.js';
import { badge } from '../../result/verdicts.js';
import { puzzleApi } from '../addresses.js';

/** What went wrong in the author's own code: checkers, inspectors, adapters, referees. */
export async function failuresPage({ puzzle: { slug }, signal, update }) {
  const fetchPage = (after) =>
    get(address(puzzleApi(slug, '/failures'), { limit: 20, after }), signal);
  const list = paged(await fetchPage(null), fetchPage, update);
  const failures = () =>
    list.items.length > 0
      ? h`${list.items.map(failure)} ${list.more()}`
      : h`<p>${t('desk.failures.none')}</p>`;
  const lead = h`<p class="quiet">${t('desk.failures.lead')}</p>`;
  return () => h`${lead} ${failures()}`;
}

function failure({ submission, at, version, verdict, message, traceback }) {
  return h`<article class="author-failure">
    <p>
      ${badge(verdict ?? 'AUTHOR_ERROR')}
      ${link(`#/submissions/${submission}`, t('desk.failures.submission'))}
      <span class="quiet small">${t('desk.failures.version', { version })} · ${time(at)}</span>
    </p>
    ${message && h`<p>${message}</p>`}
    ${traceback && h`<pre class="traceback" tabindex="0">${traceback}</pre>`}
  </article>`;
}
