import { get, post } from '../../base/api.js';
import { millis, number, size, t } from '../../base/language.js';
import { h, keyed, notice, workingButton } from '../../base/view.js';
import { deskAddress, versionApi } from '../addresses.js';
import { faultItems, stateBadge, versionOption } from '../parts.js';
import { taskPart } from '../tasks/tasks.js';
import { reviewPart } from '../versions/review.js';
import { publishing } from '../versions/versions-page.js';
import { generatedTests, solutionsTable, testsTable } from './solutions.js';
import { strength } from './strength.js';

const VALIDATABLE = ['DRAFT', 'VALIDATED', 'REJECTED'];

/** The validation warns of a use above a third of the allowance. */
const WARNED = 1 / 3;

const MEASURES = [
  { name: 'steps', used: 'steps', limit: 'steps', format: number },
  { name: 'cpu', used: 'cpuMillis', limit: 'cpuMillis', format: millis },
  { name: 'memory', used: 'peakBytes', limit: 'memoryBytes', format: size },
];

/** The validation of a version: live while it runs, then its report. */
export async function reportPage({ puzzle: { slug, versions }, query, ...visit }) {
  const number = Number(query.get('version')) || versions[0]?.version;
  const version = await get(versionApi(slug, number), visit.signal);
  const part = version.state === 'VALIDATING' && version.task
    ? taskPart(version.task, {}, visit)
    : () => keyed(number, versionReport(version, slug, visit));
  const choose = ({ target }) => {
    history.replaceState(null, '', deskAddress(slug, 'report', { version: target.value }));
    visit.again();
  };
  const option = (one) => versionOption(one, one.version === number);
  return () =>
    h`<label class="desk-version">
        ${t('desk.version')} <select @change=${choose}>${versions.map(option)}</select>
      </label>
      ${part()}`;
}

/** What can be done with a version, and its report. */
function versionReport(stored, slug, { signal, again }) {
  const { version, state, report, review } = stored;
  async function validate() {
    await post(versionApi(slug, version, '/validation'));
    again();
  }
  const text = report ? t('desk.report.again') : t('desk.store.validate');
  const mayPublish = state === 'VALIDATED' && (!review || review.state === 'APPROVED');
  return h`<div class="buttons">
      ${stateBadge(state)}
      ${mayPublish && publishing('publish', slug, version, again, 'main')}
      ${VALIDATABLE.includes(state) && workingButton(text, validate, { kind: !report && 'main' })}
    </div>
    ${state === 'VALIDATED' && review && reviewPart(slug, version, review, again)}
    ${report ? found(stored, slug, signal) : h`<p>${t('desk.report.none')}</p>`}`;
}

/** What a validation found, in the order in which an author wants to know it. */
function found({ version, report, limits, function: functionName }, slug, signal) {
  const { solutions, findings, suggestedLimits } = report;
  const errors = findings.filter(({ severity }) => severity === 'ERROR');
  const warnings = findings.filter(({ severity }) => severity !== 'ERROR');
  const goTo = ({ file, line }) => (location.hash = deskAddress(slug, '', { file, line }));
  const faults = (name, found, kind) =>
    found.length > 0 && h`<h2>${t(`desk.report.${name}`)}</h2>${faultItems(found, goTo, kind)}`;
  return h`<div class="report">
    ${verdict(report, errors, warnings)}
    ${faults('errors', errors)} ${faults('warnings', warnings, 'warnings')}
    ${solutions.length > 0 && solutionsTable(solutions, slug, functionName)}
    ${testsTable(solutions)} ${generatedTests(slug, version)}
    ${limitsPart(report, limits ?? suggestedLimits)}
    ${report.strength && strength(report.strength, slug, signal)}
    <p class="quiet small">${t('desk.report.took', { time: millis(report.millis) })}</p>
  </div>`;
}

function verdict({ valid }, { length: errors }, { length: warnings }) {
  if (!valid) {
    return notice(t('desk.report.rejected', { n: errors }));
  }
  const text = warnings > 0
    ? t('desk.report.validWithWarnings', { n: warnings })
    : t('desk.report.valid');
  return notice(text, 'hint');
}

/** What the right solutions use at most of what they may use. */
function limitsPart({ solutions, suggestedLimits }, limits) {
  const right = solutions.filter((one) => one.expected === 'ACCEPTED' && one.actual === 'ACCEPTED');
  if (right.length === 0 || !limits) {
    return null;
  }
  const suggested = suggestedLimits && t('desk.report.suggested', {
    steps: t('amounts.steps', { n: suggestedLimits.steps }),
    cpu: millis(suggestedLimits.cpuMillis),
  });
  return h`<section class="limits">
    <h2>${t('desk.report.limits')}</h2>
    <p class="quiet small">${t('desk.report.limitsLead')}</p>
    ${MEASURES.map((measure) => measured(measure, right, limits))}
    ${suggested && h`<p class="quiet small">${suggested}</p>`}
  </section>`;
}

function measured({ name, used, limit, format }, solutions, limits) {
  const allowed = limits[limit];
  const most = Math.max(...solutions.map(({ usage }) => usage[used]));
  const share = most / allowed;
  const percent = t('units.percent', { n: Number((share * 100).toPrecision(2)) });
  const title = t(`desk.report.measure.${name}`);
  return h`<p>
    <meter low=${WARNED} high=${WARNED} optimum="0" value=${share} aria-label=${title}></meter>
    <strong>${title}</strong>
    ${t('desk.report.uses', { most: format(most), allowed: format(allowed), share: percent })}
    ${share > WARNED && h`<span class="field-problem">${t('desk.report.tight')}</span>`}
  </p>`;
}
