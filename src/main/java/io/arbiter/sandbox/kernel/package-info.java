/**
 * The only code that calls the kernel: Landlock, seccomp, resource limits, and replacing a process
 * by another program.
 *
 * <p>Invariant: nothing here needs a privilege, and whatever the kernel refuses becomes a {@link
 * io.arbiter.sandbox.kernel.KernelException} that names the call and the errno.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.sandbox.kernel;

import org.jspecify.annotations.NullMarked;
