/**
 * Judges a solution: its test cases in order, in the sandbox, with the author's checker or referee.
 *
 * <p>Invariant: the verdict is that of the first test case that fails, and authors' code never
 * shares a child with players' code.
 */
package io.arbiter.worker.judging;
