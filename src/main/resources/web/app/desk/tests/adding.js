import { get } from '../../base/api.js';
import { callLine } from '../../base/python.js';
import { puzzleApi } from '../addresses.js';
import { openWorkspace } from '../bundle/workspace.js';
import {
  addCategory,
  addTest,
  isProgram,
  readTests,
  TESTS_FILES,
  writeTests,
} from './tests-file.js';

/** A category of its own, as the last one, changes no declared category of a wrong solution. */
const NEW_CATEGORY = 'Extra';

/**
 * Adds a test with values of the server to the newest files of a puzzle, as an edit that is not stored
 * yet. Returns the path of the tests.
 */
export async function addToTests(slug, test, signal) {
  const { items } = await get(puzzleApi(slug, '/versions?limit=1'), signal);
  const work = await openWorkspace(slug, items[0].version, signal);
  const path = TESTS_FILES.find((one) => work.files.has(one));
  const text = work.files.get(path) ?? '';
  work.change({ [path]: withTest(path, text, NEW_CATEGORY, test, isProgram(work.texts)) });
  return path;
}

/** The text of a file of tests with one more test. */
export function withTest(path, text, category, { input, answer }, texts) {
  const table = readTests(path, text, texts);
  const line = (values) => path === 'tests.py' ? callLine('', values) : json(values);
  const inner = (values) => line(values).slice(1, -1);
  addTest(table, addCategory(table, category), inner([input].flat()), inner([answer]));
  return writeTests(table);
}

/** The JSON that `parse` of base/python.js has read. */
export function json(values) {
  return JSON.stringify(values)
    .replace(/\{"\$(?:int|float)":"(-?\d[^"]*)"\}/g, '$1')
    .replace(/(?<=[{,])"\$(?=\d+":)/g, '"');
}
