/**
 * The long work of authors, with progress and results: imports, validations and rejudgings.
 *
 * <p>Invariant: a task ends once, its progress never goes back, and any process can continue it.
 */
@NullMarked
package io.arbiter.server.author.task;

import org.jspecify.annotations.NullMarked;
