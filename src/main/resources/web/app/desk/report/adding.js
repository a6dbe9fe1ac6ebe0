import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { groupOf, inline, scalar } from '../../base/python.js';
import { puzzleApi } from '../addresses.js';
import { openWorkspace } from '../files/opening.js';
import { isProgram, testsOf, withTest } from '../tests/editing.js';
import { NoTable } from '../tests/tests-file.js';

/** A category of its own, as the last one, changes no declared category of a wrong solution. */
const CATEGORY = 'Extra';

/**
 * Adds a test to the newest files of a puzzle, as an edit that is not stored yet. Returns the path of
 * the tests.
 */
export async function addToTests(slug, test, signal) {
  const { items } = await get(puzzleApi(slug, '/versions?limit=1'), signal);
  const work = await openWorkspace(slug, items[0].version, signal);
  const files = Object.fromEntries(work.files);
  const found = testsOf(files);
  const texts = isProgram(files);
  if (!found) {
    throw new Error(t('desk.table.why.noTests'));
  }
  const text = work.files.get(found.path);
  try {
    work.set(found.path, withTest(found.kind, text, CATEGORY, cells(test, texts), texts));
  } catch (error) {
    throw error instanceof NoTable
      ? new Error(
        t(`desk.table.why.${error.reason}`, { line: String(error.line), word: error.word }),
      )
      : error;
  }
  return found.path;
}

/** The values of a test as the table has them. */
function cells({ input, answer }, texts) {
  return texts
    ? { input: [input].flat()[0], answer }
    : { input: oneLine(input).slice(1, -1), answer: oneLine(answer) };
}

function oneLine(value) {
  const group = groupOf(value);
  return group ? inline(group) : scalar(value);
}
