/**
 * The only code that calls the kernel: Landlock, seccomp, resource limits, and replacing a process
 * by another program.
 *
 * <p>Invariant: this package needs no privilege, and every refusal of the kernel becomes a {@link
 * io.arbiter.sandbox.kernel.KernelException} that names the call and the errno.
 */
@NullMarked
package io.arbiter.sandbox.kernel;

import org.jspecify.annotations.NullMarked;
