/**
 * Tables for spreadsheets.
 *
 * <p>Invariant: a text of a player is never a formula.
 */
package io.arbiter.core.sheet;
