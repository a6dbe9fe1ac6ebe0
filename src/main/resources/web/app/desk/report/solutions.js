import { t } from '../../base/language.js';
import { millis, size } from '../../base/page.js';
import { h, link } from '../../base/view.js';
import { textBlock } from '../../result/program-texts.js';
import { failedTest } from '../../result/tests.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress } from '../addresses.js';

const COLUMNS = ['solution', 'expected', 'given', 'runs', 'used'];

/**
 * Each solution with its expected and its given verdict, and whether its runs agree; below one that
 * does not do what is expected, the test that it fails.
 */
export function solutionsTable(solutions, slug, functionName) {
  const head = (name) => h`<th scope="col">${t(`desk.report.column.${name}`)}</th>`;
  const row = (solution) =>
    h`<tr class=${solution.agrees ? null : 'wrong'}>
      <td>${named(solution, slug)}</td>
      <td>${expected(solution)}</td>
      <td>${badge(solution.actual)} ${inCategory(solution.category)} ${points(solution)}</td>
      <td>${runs(solution)}</td>
      <td class="small">${used(solution.usage)}</td>
    </tr>
    ${solution.disagreement && disagreement(solution, slug, functionName)}`;
  return h`<section>
    <h2>${t('desk.report.solutions')}</h2>
    <table class="solutions">
      <caption class="unseen">${t('desk.report.solutions')}</caption>
      <thead><tr>${COLUMNS.map(head)}</tr></thead>
      <tbody>${solutions.map(row)}</tbody>
    </table>
  </section>`;
}

function disagreement({ file, disagreement: { failure, output } }, slug, functionName) {
  const jumpTo = (line) => (location.hash = deskAddress(slug, '', { file, line }));
  return h`<tr class="wrong">
    <td colspan=${COLUMNS.length}>
      ${failedTest({ failure }, { functionName, jumpTo })}
      ${output && textBlock(t('result.printed'), output)}
    </td>
  </tr>`;
}

/** What became of the first tests with each solution. */
export function testsTable(solutions) {
  const all = solutions.filter(({ tests }) => tests);
  const longest = all.map(({ tests }) => tests).sort((a, b) => b.length - a.length)[0] ?? [];
  const row = ({ category, index }, i) =>
    h`<tr>
      <th scope="row">${category} ${index}</th>
      ${all.map(({ tests }) => h`<td class="small">${tests[i] ? tested(tests[i]) : '–'}</td>`)}
    </tr>`;
  return longest.length > 0 && h`<details class="by-test">
    <summary>${t('desk.report.byTest')}</summary>
    <p class="quiet small">${t('desk.report.byTestLead')}</p>
    <div class="wide" tabindex="0" role="region" aria-label=${t('desk.report.byTest')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('desk.report.test')}</th>
            ${all.map(({ file }) => h`<th scope="col">${file.replace('solutions/', '')}</th>`)}
          </tr>
        </thead>
        <tbody>${longest.map(row)}</tbody>
      </table>
    </div>
  </details>`;
}

function tested({ verdict, cpuMillis, steps }) {
  const amounts = [millis(cpuMillis), t('amounts.steps', { n: steps })];
  return [badge(verdict), ...amounts.map((amount) => h`<span class="amount">${amount}</span>`)];
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
