import { t } from '../../base/language.js';
import { get } from '../../base/api.js';
import { puzzleApi } from '../addresses.js';
import { openWorkspace } from '../files/opening.js';
import { testsOf, withTest } from '../tests/editing.js';
import { NoTable } from '../tests/tests-file.js';

/** A category of its own, as the last one, changes no declared category of a wrong solution. */
const CATEGORY = 'Extra';

/** Adds a test to the newest files of a puzzle, as an edit that is not stored yet. */
export async function addToTests(slug, test, signal) {
  const { items } = await get(puzzleApi(slug, '/versions?limit=1'), signal);
  const work = await openWorkspace(slug, items[0].version, signal);
  const found = testsOf(Object.fromEntries(work.files));
  if (!found) {
    throw new Error(t('desk.table.why.noTests'));
  }
  const text = work.files.get(found.path);
  try {
    work.set(found.path, withTest(found.kind, text, CATEGORY, test));
  } catch (error) {
    throw error instanceof NoTable
      ? new Error(
        t(`desk.table.why.${error.reason}`, { line: String(error.line), word: error.word }),
      )
      : error;
  }
}
