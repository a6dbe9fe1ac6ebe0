import { get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { millis } from '../../base/page.js';
import { h, notice, workingButton } from '../../base/view.js';
import { deskAddress, versionApi } from '../addresses.js';
import { faultItems, stateBadge, versionOption } from '../parts.js';
import { taskPart } from '../tasks/tasks.js';
import { reviewPart } from '../versions/review.js';
import { publishing } from '../versions/versions-page.js';
import { generatedTests } from './generated.js';
import { limitsPlot } from './limits-plot.js';
import { solutionsTable, testsTable } from './solutions.js';
import { strength } from './strength.js';

const VALIDATABLE = ['DRAFT', 'VALIDATED', 'REJECTED'];

/** The validation of a version: live while it runs, then its report. */
export async function reportPage({ puzzle, query, ...visit }) {
  const { slug } = puzzle;
  const number = Number(query.get('version')) || puzzle.versions[0]?.version;
  const load = () => get(versionApi(slug, number), visit.signal);
  const version = puzzle.newest?.version === number ? puzzle.newest : await load();

  /** After a validation that failed, the version is as it was before. */
  async function finished(task) {
    if (task?.state !== 'FAILED') {
      visit.again();
    }
    const draw = versionReport(await load(), slug, visit);
    return () => h`${task?.state === 'FAILED' && notice(t('desk.tasks.failed'))}${draw()}`;
  }
  const part = version.state === 'VALIDATING' && version.task
    ? taskPart(version.task, {}, finished, visit)
    : versionReport(version, slug, visit);

  const choose = ({ target }) => {
    history.replaceState(null, '', deskAddress(slug, 'report', { version: target.value }));
    visit.again();
  };
  const option = (one) => versionOption(one, one.version === number);
  return () =>
    h`<label class="desk-version">
        ${t('desk.version')} <select @change=${choose}>${puzzle.versions.map(option)}</select>
      </label>
      ${part()}`;
}

/** A function that draws what can be done with a version, and its report. */
function versionReport(stored, slug, { again, ...visit }) {
  const { version, state, report, review } = stored;
  const validate = async () => {
    await post(versionApi(slug, version, '/validation'));
    again();
  };
  const text = report ? t('desk.report.again') : t('desk.store.validate');
  const validating = VALIDATABLE.includes(state) &&
    workingButton(text, validate, { kind: report ? null : 'main' });
  const mayPublish = state === 'VALIDATED' && (!review || review.state === 'APPROVED');
  const reviewing = state === 'VALIDATED' && review && reviewPart(slug, version, review, again);
  const publication = mayPublish && publishing('publish', slug, version, again, 'main');
  const tests = report?.strength && strength(report.strength, slug, visit);
  const generated = generatedTests(slug, version, visit);
  return () =>
    h`<div class="buttons">${stateBadge(state)} ${publication} ${validating}</div>
      ${reviewing}
      ${report ? found(stored, slug, generated, tests) : h`<p>${t('desk.report.none')}</p>`}`;
}

/** What a validation found, in the order in which an author wants to know it. */
function found({ report, limits, function: functionName }, slug, generated, tests) {
  const errors = report.findings.filter(({ severity }) => severity === 'ERROR');
  const warnings = report.findings.filter(({ severity }) => severity !== 'ERROR');
  const goTo = ({ file, line }) => (location.hash = deskAddress(slug, '', { file, line }));
  const faults = (name, found, kind) =>
    found.length > 0 && h`<h2>${t(`desk.report.${name}`)}</h2>${faultItems(found, goTo, kind)}`;
  return h`<div class="report">
    ${verdict(report, errors, warnings)}
    ${faults('errors', errors)}
    ${faults('warnings', warnings, 'warnings')}
    ${report.solutions.length > 0 && solutionsTable(report.solutions, slug, functionName)}
    ${testsTable(report.solutions)} ${generated()}
    ${limitsPlot(report, limits ?? report.suggestedLimits)}
    ${tests?.()}
    <p class="quiet small">${t('desk.report.took', { time: millis(report.millis) })}</p>
  </div>`;
}

function verdict({ valid }, errors, warnings) {
  if (!valid) {
    return notice(t('desk.report.rejected', { n: errors.length }));
  }
  const text = warnings.length > 0
    ? t('desk.report.validWithWarnings', { n: warnings.length })
    : t('desk.report.valid');
  return notice(text, 'hint');
}
