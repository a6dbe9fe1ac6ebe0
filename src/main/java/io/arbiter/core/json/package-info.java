/**
 * JSON for topics, columns and files.
 *
 * <p>Invariant: {@link io.arbiter.core.json.Codec} reads back exactly the value that it wrote.
 */
package io.arbiter.core.json;
