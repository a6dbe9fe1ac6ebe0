package io.arbiter.sandbox.child;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.kernel.Probe;
import io.arbiter.sandbox.protocol.Frame;
import java.util.Arrays;
import java.util.List;

/** Locks the child's process: it gives up the system calls that only its start needed. */
final class ProcessLock {
  private ProcessLock() {}

  /** Locks this process and reports the confinement to the host; a failure ends the process. */
  static void lock(HostLink link, boolean strict) {
    try {
      Confinement confinement = Confinement.lock(strict);
      if (strict && !confinement.missing().isEmpty()) {
        fail(link, "without effect: " + String.join(", ", confinement.missing()), 0);
      }
      link.send(new Frame.Locked(confinement));
    } catch (KernelException e) {
      fail(link, e.step(), e.errno());
    }
  }

  private static void fail(HostLink link, String step, int errno) {
    link.send(new Frame.Failed(Frame.Stage.LOCK, step, errno));
    HostLink.halt();
  }

  /**
   * Locks this process, then tries actions that the kernel must stop.
   *
   * @param names of the probes, separated by commas; only for the last one may the kernel kill the
   *     process
   * @return the number of probes that succeeded, as an exit code
   */
  static int probe(String names) {
    List<Probe> probes = Arrays.stream(names.split(",")).map(Probe::valueOf).toList();
    try {
      Confinement.lock(true);
    } catch (KernelException _) {
      return probes.size();
    }
    return (int) probes.stream().filter(Probe::succeeds).count();
  }

  /** Loads the classes that the lock needs; for a training run, which must not lock itself. */
  static void rehearse() {
    try {
      Confinement.rehearse();
    } catch (KernelException _) {
      // The kernel lacks a layer; a child reports that when it starts.
    }
  }
}
