/**
 * The tests of a puzzle: Python's values, cases, and how an answer is compared with the expected
 * one.
 *
 * <p>Invariant: all types are immutable and do no input or output.
 */
package io.arbiter.core.judging.test;
