/**
 * The records on the topics, in the format that they have there.
 *
 * <p>Invariant: a reader of this version understands the records of the version before it.
 */
package io.arbiter.delivery.message;
