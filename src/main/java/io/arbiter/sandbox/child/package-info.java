/**
 * The code inside the child JVM: one engine, and a fresh context under limits for each player's
 * code.
 *
 * <p>Invariant: the pipe to the host carries only frames that this package built, and no limit
 * needs the guest's cooperation.
 */
package io.arbiter.sandbox.child;
