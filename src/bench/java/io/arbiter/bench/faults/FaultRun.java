package io.arbiter.bench.faults;

import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Players on a cluster, and one fault after the other in an order that the seed decides. Each fault
 * begins when the cluster is whole. At the end, what players were promised is compared with what
 * they got.
 */
public final class FaultRun {
  /** These send all kinds of sources. Further players send only quick ones, for more load. */
  static final int PLAYERS = 4;

  /** These need no start of an api or a worker. */
  private static final Set<Fault> CHEAP =
      EnumSet.of(
          Fault.STOP_WORKER,
          Fault.STOP_BROKER,
          Fault.KILL_DATABASE,
          Fault.CUT_BROKER,
          Fault.CUT_DATABASE);

  /** The last faults of a run that starts no process again. */
  private static final Set<Fault> KILLS = EnumSet.of(Fault.KILL_ONE_API, Fault.KILL_WORKER);

  /** From this time on, a stopped process stays stopped for 20 s. */
  private static final Duration LONG_RUN = Duration.ofMinutes(5);

  /** The project's folder: an upgrade leads to the same version. */
  static final Path SAME = Path.of("").toAbsolutePath();

  private static final Duration REST = Duration.ofMinutes(3);
  private static final double RESTING = 0.2;

  private final Cluster cluster;
  private final Path folder;
  private final long seed;
  private final List<Fault> faults;
  private final int players;
  private final boolean brief;
  private final Path next;
  private final Ledger ledger = new Ledger();
  private final Recoveries recoveries = new Recoveries();

  /**
   * @param next the folder of the other version of a rolling upgrade
   */
  FaultRun(Cluster cluster, Path folder, long seed, Set<Fault> faults, int players, Path next) {
    this(cluster, folder, seed, faults, players, false, next);
  }

  private FaultRun(
      Cluster cluster,
      Path folder,
      long seed,
      Set<Fault> faults,
      int players,
      boolean brief,
      Path next) {
    this.cluster = cluster;
    this.folder = folder;
    this.seed = seed;
    this.faults = new ArrayList<>(faults);
    this.players = players;
    this.brief = brief;
    this.next = next;
  }

  /**
   * A run that needs little processor time. At its end, an api and a worker are killed and stay
   * dead. The standings are not compared by a further process.
   */
  public static FaultRun brief(Cluster cluster, Path folder, long seed) {
    return new FaultRun(cluster, folder, seed, CHEAP, 1, true, SAME);
  }

  /** A run with all faults that do not depend on the speed of the machine. */
  public static FaultRun beside(Cluster cluster, Path folder, long seed) {
    Set<Fault> faults = EnumSet.complementOf(EnumSet.of(Fault.PAUSE_WORKER));
    return new FaultRun(cluster, folder, seed, faults, PLAYERS, SAME);
  }

  /**
   * Makes faults for some time, each at least once, and finishes the last of them.
   *
   * @return what was violated; empty when all promises were kept
   */
  public List<String> run(Duration time) throws Exception {
    System.out.println("faults for " + time.toSeconds() + " s, seed " + seed);
    Random random = new Random(seed);
    List<LedgerPlayer> present = new ArrayList<>();
    List<Thread> playing = new ArrayList<>();
    for (int i = 0; i < players; i++) {
      LedgerPlayer player = new LedgerPlayer(cluster, ledger, "player-" + i + "-" + seed);
      present.add(player);
      long own = random.nextLong();
      List<KnownSource> sources = i < PLAYERS ? KnownSource.PLAYED : KnownSource.QUICK;
      playing.add(Thread.ofVirtual().start(() -> player.play(sources, new Random(own))));
    }
    Duration stop = Duration.ofSeconds(time.compareTo(LONG_RUN) < 0 ? 8 : 20);
    LedgerPlayer witness = new LedgerPlayer(cluster, ledger, "witness-" + seed);
    try {
      work(new Sabotage(cluster, ledger, witness, random, stop, !brief, next), random, time);
    } finally {
      present.forEach(LedgerPlayer::leave);
      for (Thread player : playing) {
        player.join();
      }
    }
    cluster.awaitReady();
    Reckoning reckoning = new Reckoning(cluster, ledger);
    reckoning.compare();
    if (!brief) {
      reckoning.checkStandings(folder);
    }
    checkRest();
    return ledger.broken();
  }

  private void work(Sabotage sabotage, Random random, Duration time) throws Exception {
    skipImpossible();
    long end = System.nanoTime() + time.toNanos();
    for (int round = 0; round == 0 || System.nanoTime() < end; round++) {
      Collections.shuffle(faults, random);
      for (int i = 0; i < faults.size() && (round == 0 || System.nanoTime() < end); i++) {
        cluster.awaitReady();
        make(faults.get(i), sabotage);
      }
    }
    if (brief) {
      for (Fault fault : KILLS) {
        make(fault, sabotage);
      }
    }
  }

  private void make(Fault fault, Sabotage sabotage) throws Exception {
    long begin = System.nanoTime();
    Duration recovery = sabotage.make(fault);
    recoveries.add(fault, recovery);
    System.out.printf(
        "%-42s %5.1f s, in all %.1f s%n",
        fault.title, recovery.toMillis() / 1e3, (System.nanoTime() - begin) / 1e9);
  }

  private void skipImpossible() {
    faults.removeAll(
        cluster.threeBrokers.isPresent() ? Fault.OF_ONE_BROKER : Fault.OF_THREE_BROKERS);
    boolean noDisk = cluster.brokerDisk.isEmpty() || cluster.databaseDisk.isEmpty();
    skip(noDisk, "only root can mount a small file system", Fault.FILL_BROKER);
    skip(noDisk, "only root can mount a small file system", Fault.FILL_DATABASE);
    skip(!Cluster.canUpgrade(), "the libraries are elsewhere", Fault.UPGRADE_LIBRARY);
    if (faults.isEmpty()) {
      throw new IllegalStateException("none of the faults can be made here");
    }
  }

  private void skip(boolean impossible, String why, Fault fault) {
    if (impossible && faults.remove(fault)) {
      System.out.printf("%-42s skipped: %s%n", fault.title, why);
    }
  }

  /** After all the faults, no thread of a worker may spin while there is no work. */
  private void checkRest() throws IOException, InterruptedException {
    for (Node worker : cluster.workers.stream().filter(each -> !each.isEnded()).toList()) {
      long end = System.nanoTime() + REST.toNanos();
      double busiest;
      do {
        busiest = worker.instance().busiestThread(Duration.ofSeconds(2));
      } while (busiest > RESTING && System.nanoTime() < end);
      if (busiest > RESTING) {
        ledger.broken("a thread of " + worker.name() + " uses " + busiest + " of a processor");
      }
    }
  }

  /** Prints the recoveries as a table; returns those that took much too long. */
  List<String> late() {
    recoveries.print();
    return recoveries.late();
  }

  @Override
  public String toString() {
    return ledger + ", " + ledger.broken().size() + " violations; seed " + seed;
  }
}
