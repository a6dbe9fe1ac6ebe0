package io.arbiter.sandbox.child;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.kernel.Probe;
import io.arbiter.sandbox.protocol.Frame;
import java.util.Arrays;
import java.util.List;

/** The stage at which the child gives up what only its start needed. */
final class Lock {
  private Lock() {}

  /** Locks this process and tells the host what holds; a failure ends the process. */
  static void close(HostLink link, boolean strict) {
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
   * Locks this process and tries what the kernel has to stop from then on.
   *
   * @param names of the probes, separated by commas; at most the last one may be deadly
   * @return how many succeeded, as an exit code
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

  /** Loads what the lock needs, for a training run that cannot lock itself. */
  static void rehearse() {
    try {
      Confinement.rehearse();
    } catch (KernelException _) {
      // A kernel without it; the child says so when it starts.
    }
  }
}
