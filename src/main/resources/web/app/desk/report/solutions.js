import { t } from '../../base/language.js';
import { millis, size } from '../../base/page.js';
import { h, link } from '../../base/view.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress } from '../addresses.js';

const COLUMNS = ['solution', 'expected', 'given', 'runs', 'used'];

/** Each solution with its expected and its given verdict, and whether its runs agree. */
export function solutionsTable(solutions, slug) {
  const head = (name) => h`<th scope="col">${t(`desk.report.column.${name}`)}</th>`;
  const row = (solution) =>
    h`<tr class=${solution.agrees ? null : 'wrong'}>
      <td>${named(solution, slug)}</td>
      <td>${expected(solution)}</td>
      <td>${badge(solution.actual)} ${inCategory(solution.category)} ${points(solution)}</td>
      <td>${runs(solution)}</td>
      <td class="small">${used(solution.usage)}</td>
    </tr>`;
  return h`<section>
    <h2>${t('desk.report.solutions')}</h2>
    <table class="solutions">
      <caption class="unseen">${t('desk.report.solutions')}</caption>
      <thead><tr>${COLUMNS.map(head)}</tr></thead>
      <tbody>${solutions.map(row)}</tbody>
    </table>
  </section>`;
}

function named({ file, agrees, message, authorTraceback }, slug) {
  const agreement = agrees
    ? h`<p class="right">${t('desk.report.agrees')}</p>`
    : h`<p class="field-problem">${t('desk.report.differs')}</p>`;
  const traceback = authorTraceback &&
    h`<details>
      <summary>${t('desk.report.traceback')}</summary>
      <pre tabindex="0">${authorTraceback}</pre>
    </details>`;
  return h`${link(deskAddress(slug, '', { file }), file)} ${agreement}
    ${message && h`<p class="quiet small message">${message}</p>`} ${traceback}`;
}

function expected({ expected, expectedCategory }) {
  return expected
    ? h`${badge(expected)} ${inCategory(expectedCategory)}`
    : t('desk.report.mustFail');
}

function inCategory(category) {
  return category && h`<span class="quiet small">${category}</span>`;
}

function points({ points }) {
  return typeof points === 'number' &&
    h`<p class="small">${t('amounts.points', { n: points })}</p>`;
}

function runs({ runs, flaky }) {
  return flaky
    ? h`<strong class="field-problem">${t('desk.report.flaky')}</strong>
      <ol class="runs">${runs.map((verdict) => h`<li>${badge(verdict)}</li>`)}</ol>`
    : t('desk.report.sameRuns', { n: runs.length });
}

function used({ cpuMillis, steps, peakBytes }) {
  const amounts = [millis(cpuMillis), t('amounts.steps', { n: steps }), size(peakBytes)];
  return amounts.map((amount) => h`<span class="amount">${amount}</span>`);
}
