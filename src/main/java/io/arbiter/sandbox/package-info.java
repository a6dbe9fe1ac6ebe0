/**
 * The host's side of the sandbox: runs guest code in child JVMs, under limits.
 *
 * <p>Invariant: the host keeps the deadline. Whatever a child does, every request ends with an
 * outcome within the wall limit plus a grace. Only a child whose run ended cleanly, or that passed
 * an examination, serves another submission.
 *
 * <p>Prepares the files of children: the Python library, the changed engine and the class cache.
 *
 * <p>Invariant: a folder is complete before a child can see it.
 *
 * <p>A child process: its frames, its memory, its wear, and why it ended.
 *
 * <p>Invariant: each end of a child is classified once, in one place, and counted.
 *
 * <p>What a child is started with: its settings, its Java runtime, its command and its read-only
 * paths.
 *
 * <p>Invariant: the same jars give the same prepared folder, and other jars another one.
 */
@NullMarked
package io.arbiter.sandbox;

import org.jspecify.annotations.NullMarked;
