/**
 * Sends requests that no client of good will sends, from a seed. Tests run it for seconds, {@code
 * ./arbiter bench fuzz} for as long as asked.
 */
package io.arbiter.fuzz;
