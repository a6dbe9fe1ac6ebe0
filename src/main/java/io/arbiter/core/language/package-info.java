/**
 * The languages of texts, and which of them a client wants.
 *
 * <p>Invariant: a language that a text does not have is never an error; the text is then in its own
 * language.
 */
package io.arbiter.core.language;
