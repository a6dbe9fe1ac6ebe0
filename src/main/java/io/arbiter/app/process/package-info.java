/**
 * What this process is: its roles and settings, as they are known before Quarkus has started, and
 * its terminal.
 *
 * <p>Invariant: a setting has the same value here and in Quarkus.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.app.process;

import org.jspecify.annotations.NullMarked;
