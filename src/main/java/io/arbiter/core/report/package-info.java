/**
 * The workers' answers to tasks: reports, prepared bundles, counter-examples.
 *
 * <p>Invariant: these records hold results and decide nothing.
 */
package io.arbiter.core.report;
