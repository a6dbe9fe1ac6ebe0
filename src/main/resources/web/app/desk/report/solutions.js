import { get } from '../../base/api.js';
import { form } from '../../base/form.js';
import { millis, size, t } from '../../base/language.js';
import { call, literal } from '../../base/python.js';
import { h, link, table } from '../../base/view.js';
import { textBlock } from '../../result/program-texts.js';
import { failedTest } from '../../result/tests.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress, versionApi } from '../addresses.js';

/**
 * Each solution with its expected and its given verdict, and whether its runs agree; below them, the
 * test that a solution fails against its declaration.
 */
export function solutionsTable(solutions, slug, functionName) {
  const column = (name, cell) => ({ title: t(`desk.report.column.${name}`), cell });
  const columns = [
    column('solution', (one) => named(one, slug)),
    column('expected', expected),
    column('given', given),
    column('runs', runs),
    column('used', ({ usage }) => amounts(usage, size(usage.peakBytes))),
  ];
  const title = t('desk.report.solutions');
  const differing = solutions.filter(({ disagreement }) => disagreement);
  return h`<section class="solutions">
    <h2>${title}</h2>
    ${table(title, columns, solutions)}
    ${differing.map((one) => disagreement(one, slug, functionName))}
  </section>`;
}

function disagreement({ file, disagreement: { failure, output } }, slug, functionName) {
  const jumpTo = (line) => (location.hash = deskAddress(slug, '', { file, line }));
  return h`<h3>${file}</h3>
    ${failedTest({ failure }, { functionName, jumpTo })}
    ${output && textBlock(t('result.printed'), output)}`;
}

/** What became of the first tests with each solution. */
export function testsTable(solutions) {
  const all = solutions.filter(({ tests }) => tests);
  const longest = all.map(({ tests }) => tests).sort((a, b) => b.length - a.length)[0] ?? [];
  const tested = (test) => test ? h`${badge(test.verdict)} ${amounts(test)}` : '–';
  const title = t('desk.report.byTest');
  const columns = [
    { title: t('desk.report.test'), cell: (i) => `${longest[i].category} ${longest[i].index}` },
    ...all.map(({ file, tests }) => ({
      title: file.replace('solutions/', ''),
      class: 'small',
      cell: (i) => tested(tests[i]),
    })),
  ];
  return longest.length > 0 && h`<details class="by-test">
    <summary>${title}</summary>
    <p class="quiet small">${t('desk.report.byTestLead')}</p>
    ${scrolling(title, columns, [...longest.keys()])}
  </details>`;
}

/** A button that shows the generated tests of a version. */
export function generatedTests(slug, version) {
  const title = t('desk.report.generated');
  const code = (text) => h`<pre tabindex="0">${text}</pre>`;
  const columns = [
    { title: t('desk.table.column.input'), cell: ({ input }) => code(call('', input)) },
    { title: t('desk.table.column.answer'), cell: ({ answer }) => code(literal(answer)) },
  ];
  async function fetchTests() {
    const { total, tests } = await get(versionApi(slug, version, '/generated'));
    if (total === 0) {
      return t('desk.report.noGenerated');
    }
    const values = { shown: String(tests.length), total: String(total) };
    return h`<h2>${title}</h2>
      <p class="quiet small">${t('desk.report.generatedLead', values)}</p>
      ${scrolling(title, columns, tests)}`;
  }
  return form({ kind: 'by-test', action: title, button: null, once: true, send: fetchTests });
}

/** A table that may be larger than its place. */
function scrolling(title, columns, rows) {
  return h`<div class="wide" tabindex="0" role="region" aria-label=${title}>
    ${table(title, columns, rows)}
  </div>`;
}

function named({ file, agrees, message, authorTraceback }, slug) {
  const agreement = agrees ? t('desk.report.agrees') : t('desk.report.differs');
  const traceback = authorTraceback &&
    h`<details>
      <summary>${t('desk.report.traceback')}</summary>
      <pre tabindex="0">${authorTraceback}</pre>
    </details>`;
  return h`${link(deskAddress(slug, '', { file }), file)}
    <p class=${agrees ? 'right' : 'field-problem'}>${agreement}</p>
    ${message && h`<p class="quiet small message">${message}</p>`} ${traceback}`;
}

function expected({ expected, expectedCategory }) {
  return expected
    ? h`${badge(expected)} ${inCategory(expectedCategory)}`
    : t('desk.report.mustFail');
}

function given({ actual, category, points }) {
  return h`${badge(actual)} ${inCategory(category)}
    ${Number.isFinite(points) && h`<p class="small">${t('amounts.points', { n: points })}</p>`}`;
}

function inCategory(category) {
  return category && h`<span class="quiet small">${category}</span>`;
}

function runs({ runs, flaky }) {
  return flaky
    ? h`<strong class="field-problem">${t('desk.report.flaky')}</strong>
      <ol class="runs">${runs.map((verdict) => h`<li>${badge(verdict)}</li>`)}</ol>`
    : t('desk.report.sameRuns', { n: runs.length });
}

function amounts({ cpuMillis, steps }, memory) {
  const all = [millis(cpuMillis), t('amounts.steps', { n: steps }), memory];
  return all.map((amount) => amount && h`<span class="amount">${amount}</span>`);
}
