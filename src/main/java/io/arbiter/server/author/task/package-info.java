/**
 * The long work of authors: imports, validations and rejudgings, with their progress and results.
 * An author can leave a task and find it again on any process.
 *
 * <p>Invariant: a task ends once, and its progress never goes back before the end.
 */
@NullMarked
package io.arbiter.server.author.task;

import org.jspecify.annotations.NullMarked;
