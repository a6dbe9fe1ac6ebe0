/**
 * What runs inside the child JVM: one engine, and one context after the other that runs a player's
 * code.
 *
 * <p>Invariant: whatever the guest does, the pipe to the host carries frames that this package
 * built, and a limit is enforced without the guest's cooperation: the child reports it and halts.
 * Nothing of a guest is touched after its time has stopped. Sees only {@code protocol}, {@code
 * kernel}, {@code judging} and the polyglot API.
 */
@NullMarked
package io.arbiter.sandbox.child;

import org.jspecify.annotations.NullMarked;
