package io.arbiter.bench.faults;

import io.arbiter.bench.faults.cluster.Cluster;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes one fault after the other, in an order that the seed decides, and measures how soon players
 * have verdicts again. Each fault begins when the cluster is whole.
 */
final class Saboteur {
  /** After so many faults, the same submissions are measured without a fault. */
  private static final int COMPARED = 5;

  private final Cluster cluster;
  private final Set<Fault> wanted;
  private final Random random;
  private final Sabotage sabotage;
  private final Recoveries recoveries;

  /**
   * @param wanted the faults that may be made
   */
  Saboteur(
      Cluster cluster, Set<Fault> wanted, Sabotage sabotage, Random random, Recoveries recoveries) {
    this.cluster = cluster;
    this.wanted = wanted;
    this.sabotage = sabotage;
    this.random = random;
    this.recoveries = recoveries;
  }

  /** Makes faults for some time, at least the first ones; finishes the last of them. */
  void work(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    List<Fault> faults = possible();
    if (faults.isEmpty()) {
      recoveries.print();
      throw new IllegalStateException("none of the faults can be made here");
    }
    Collections.shuffle(faults, random);
    // The sort keeps the order among the first faults, and among the others.
    faults.sort(Comparator.comparing(fault -> !Fault.FIRST.contains(fault)));
    long first = faults.stream().filter(Fault.FIRST::contains).count();
    int made = 0;
    while (true) {
      for (Fault fault : faults) {
        cluster.awaitReady();
        if (System.nanoTime() > end && made >= first) {
          return;
        }
        if (made++ % COMPARED == 0) {
          recoveries.addUndisturbed(sabotage.withoutFault());
        }
        long begin = System.nanoTime();
        Duration recovery = sabotage.make(fault);
        recoveries.add(fault, recovery);
        System.out.printf(
            "%-42s %5.1f s, in all %.1f s%n",
            fault.title(), recovery.toMillis() / 1e3, (System.nanoTime() - begin) / 1e9);
      }
      Collections.shuffle(faults, random);
    }
  }

  private List<Fault> possible() {
    List<Fault> faults = new ArrayList<>(EnumSet.copyOf(wanted));
    if (cluster.brokerDisk().isEmpty() || cluster.databaseDisk().isEmpty()) {
      skip(faults, "only root can mount a small file system", Fault.FILL_BROKER);
      skip(faults, "only root can mount a small file system", Fault.FILL_DATABASE);
    }
    if (!Files.exists(Sabotage.FAKE_TIME)) {
      skip(faults, "libfaketime is not installed", Fault.CLOCK_BACK);
    }
    if (!Cluster.canUpgrade()) {
      skip(faults, "the system keeps its libraries elsewhere", Fault.UPGRADE_LIBRARY);
    }
    if (cluster.apis().size() < 2) {
      skip(faults, "there is one api", Fault.KILL_ONE_API);
    }
    if (cluster.workers().size() < 2) {
      skip(faults, "there is one worker", Fault.STOP_WORKER);
    }
    return faults;
  }

  private void skip(List<Fault> faults, String why, Fault fault) {
    if (faults.remove(fault)) {
      recoveries.skip(fault, why);
    }
  }
}
