import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { puzzleApi } from '../addresses.js';
import { openWorkspace } from '../bundle/kept.js';
import { isProgram, withTest } from './editing.js';
import { NoTable, TESTS_FILES } from './tests-file.js';
import { oneLine } from './values.js';

/** A category of its own, as the last one, changes no declared category of a wrong solution. */
const CATEGORY = 'Extra';

/**
 * Adds a test to the newest files of a puzzle, as an edit that is not stored yet. Returns the path of
 * the tests.
 */
export async function addToTests(slug, test, signal) {
  const { items } = await get(puzzleApi(slug, '/versions?limit=1'), signal);
  const work = await openWorkspace(slug, items[0].version, signal);
  const texts = isProgram(work.texts);
  const path = Object.keys(TESTS_FILES).find((path) => work.files.has(path));
  if (!path) {
    throw new Error(t('desk.table.why.noTests'));
  }
  const kind = TESTS_FILES[path];
  try {
    work.set(path, withTest(kind, work.files.get(path), CATEGORY, cells(test, texts), texts));
  } catch (error) {
    throw error instanceof NoTable ? new Error(whyNoTable(error)) : error;
  }
  return path;
}

/** Why tests cannot be a table. */
export function whyNoTable({ reason, line, word }) {
  return t(`desk.table.why.${reason}`, { line: String(line), word });
}

/** The values of a test as the table has them. */
function cells({ input, answer }, texts) {
  return texts
    ? { input: [input].flat()[0], answer }
    : { input: oneLine(input).slice(1, -1), answer: oneLine(answer) };
}
