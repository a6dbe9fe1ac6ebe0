import { deepStrictEqual } from 'node:assert';
import { contentIn } from '../../main/resources/web/app/desk/dropping.js';
import {
  declared,
  inOrder,
  isUsable,
  placeOf,
  slugOf,
} from '../../main/resources/web/app/desk/bundle/paths.js';
import { Workspace } from '../../main/resources/web/app/desk/bundle/workspace.js';
import { changedLines } from '../../main/resources/web/app/desk/report/strength.js';

const STORED = {
  version: 3,
  files: { 'puzzle.yaml': 'title: A\n', 'starter.py': 'pass\n' },
  binary: [{ path: 'media/a.png', bytes: 10 }, { path: 'media/b.png', bytes: 20 }],
};

function opened(edits) {
  const kept = [];
  return { work: new Workspace(STORED, edits, (now) => kept.push(now)), kept };
}

Deno.test('what an author changes is kept, and comes back with the same version', () => {
  const { work, kept } = opened();
  work.change({ 'puzzle.yaml': 'title: B\n' });
  work.change({ 'starter.py': null, 'start.py': 'pass\n' });
  work.change({ 'media/b.png': null, 'media/c.png': { content: 'AAAA' } });
  const edits = {
    base: 3,
    files: {
      'puzzle.yaml': 'title: B\n',
      'starter.py': null,
      'media/b.png': null,
      'start.py': 'pass\n',
      'media/c.png': { content: 'AAAA' },
    },
  };
  deepStrictEqual(kept.at(-1), edits);
  const again = opened(edits).work;
  deepStrictEqual(again.edits, edits);
  deepStrictEqual(again.body, work.body);
  deepStrictEqual(again.paths.toSorted(), work.paths.toSorted());
});

Deno.test('the server gets all texts, new pictures, and the names of the pictures that stay', () => {
  const { work } = opened();
  work.change({ 'media/b.png': { content: 'AAAA' } });
  deepStrictEqual(work.body, {
    files: STORED.files,
    binary: { 'media/b.png': 'AAAA' },
    keep: { version: 3, paths: ['media/a.png'] },
  });
});

Deno.test('a change that is taken back is no change', () => {
  const { work, kept } = opened();
  work.change({ 'puzzle.yaml': 'title: B\n' });
  deepStrictEqual(work.isChanged('puzzle.yaml'), true);
  work.change({ 'puzzle.yaml': 'title: A\n' });
  deepStrictEqual(kept.at(-1), undefined);
  deepStrictEqual(work.isChanged('puzzle.yaml'), false);
});

Deno.test('stored files are no edits, and discarded edits are gone', () => {
  const { work, kept } = opened();
  work.change({ 'new.py': 'x' });
  const sent = new Map(work.files);
  work.change({ 'later.py': 'y' });
  work.saved(4, sent);
  deepStrictEqual([work.version, work.isChanged('new.py')], [4, false]);
  deepStrictEqual(kept.at(-1).files, { 'later.py': 'y' });
  work.change({ 'new.py': null });
  work.discard();
  deepStrictEqual(work.files.has('later.py'), false);
  deepStrictEqual([work.edits, work.files.get('new.py')], [undefined, 'x']);
});

Deno.test('a slug is made of the name of a folder or zip', () => {
  for (
    const [name, slug] of [
      ['fizz-buzz', 'fizz-buzz'],
      ['checkio-mission-Second_Half-master.zip', 'second-half'],
      ['My  Name!', 'my-name'],
      ['---', ''],
      ['a'.repeat(70), 'a'.repeat(60)],
    ]
  ) {
    deepStrictEqual(slugOf(name), slug, name);
  }
});

Deno.test('a path that a bundle cannot have is refused', () => {
  deepStrictEqual(isUsable('solutions/a..b.py', ['puzzle.yaml']), true);
  for (const path of ['', '/etc', 'a/../b', '..', 'a//b', 'a/', 'a\\b', 'a\nb', 'puzzle.yaml']) {
    deepStrictEqual(isUsable(path, ['puzzle.yaml']), false, path);
  }
});

Deno.test('files are in the order in which an author writes them', () => {
  deepStrictEqual(
    inOrder(['solutions/b.py', 'checker.py', 'tests.json', 'hints/1.md', 'puzzle.yaml']),
    ['puzzle.yaml', 'tests.json', 'checker.py', 'hints/1.md', 'solutions/b.py'],
  );
});

Deno.test('a file is a text only if it is UTF-8', () => {
  deepStrictEqual(contentIn(new TextEncoder().encode('a\r\né')), 'a\né');
  deepStrictEqual(contentIn(new Uint8Array([0xff])), { content: '/w==' });
  deepStrictEqual(contentIn(new Uint8Array([0])), { content: 'AA==' });
});

Deno.test('a solution without a declaration expects to be accepted', () => {
  const first = (text) => declared('solutions/a.py', text).split('\n')[0];
  deepStrictEqual(first('x = 1\n'), '# expect: ACCEPTED');
  deepStrictEqual(first('#expect: TIME_LIMIT\n'), '#expect: TIME_LIMIT');
  deepStrictEqual(first('#\nexpect: int = 3\n'), '# expect: ACCEPTED');
  deepStrictEqual(declared('checker.py', 'x = 1\n'), 'x = 1\n');
});

Deno.test('a dropped file has a place', () => {
  deepStrictEqual(
    ['a b.py', 'starter.py', 'tests.py', 'cat.PNG', 'statement.md'].map(placeOf),
    ['solutions/a-b.py', 'starter.py', 'tests.py', 'media/cat.PNG', 'statement.md'],
  );
});

Deno.test('a mutant shows its diff, or what was before and after', () => {
  const kinds = (survivor) => changedLines(survivor).map(({ kind, text }) => `${kind} ${text}`);
  deepStrictEqual(
    kinds({ diff: '--- a\n+++ b\n@@ -1,2 +1,2 @@\n def f():\n-    return 1\n+    return 2\n' }),
    ['same  def f():', 'removed -    return 1', 'added +    return 2'],
  );
  deepStrictEqual(kinds({ before: 'a = 1', after: 'a = 2' }), ['removed -a = 1', 'added +a = 2']);
});
