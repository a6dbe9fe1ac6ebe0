/**
 * Tables for spreadsheets.
 *
 * <p>Invariant: a text of a player is never a formula.
 */
@NullMarked
package io.arbiter.core.sheet;

import org.jspecify.annotations.NullMarked;
