/**
 * The only code that calls the kernel: Landlock, seccomp, resource limits, and replacing a process
 * by another program.
 *
 * <p>Invariant: nothing here needs a privilege, and every refusal of the kernel becomes a {@link
 * io.arbiter.sandbox.kernel.KernelException} with the call and the errno.
 */
package io.arbiter.sandbox.kernel;
