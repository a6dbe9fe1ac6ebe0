package io.arbiter.bench.faults;

import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Players and a saboteur on a cluster, for some time, and the comparison at the end. */
public final class FaultRun {
  /** These send all kinds of sources. Further players send only quick ones, for more load. */
  private static final int PLAYERS = 4;

  /**
   * A recovery that takes this many times its target, on a machine without load, is a violation.
   */
  private static final int TOO_LATE = 4;

  /** From this time on, a stopped process stays stopped for 20 s. */
  private static final Duration LONG_RUN = Duration.ofMinutes(5);

  private static final Duration REST = Duration.ofSeconds(30);
  private static final double RESTING = 0.2;

  private final Cluster cluster;
  private final Path folder;
  private final long seed;
  private final Set<Fault> faults;
  private final int players;
  private final Ledger ledger = new Ledger();
  private final Recoveries recoveries = new Recoveries();

  /**
   * @param folder for the log of the comparison
   */
  public FaultRun(Cluster cluster, Path folder, long seed) {
    this(cluster, folder, seed, EnumSet.allOf(Fault.class), PLAYERS);
  }

  /**
   * @param faults the faults that may be made
   * @param players who send at the same time, each one submission after the other
   */
  FaultRun(Cluster cluster, Path folder, long seed, Set<Fault> faults, int players) {
    this.cluster = cluster;
    this.folder = folder;
    this.seed = seed;
    this.faults = faults;
    this.players = players;
  }

  /** Returns what was violated; empty when all promises were kept. Prints a table. */
  public List<String> run(Duration time) throws Exception {
    System.out.println("faults for " + time.toSeconds() + " s, seed " + seed);
    Random random = new Random(seed);
    LedgerPlayer witness = new LedgerPlayer(cluster, ledger, "witness-" + seed);
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
    Sabotage sabotage = new Sabotage(cluster, ledger, witness, random, stop);
    try {
      new Saboteur(cluster, faults, sabotage, random, recoveries).work(time);
    } finally {
      present.forEach(LedgerPlayer::leave);
      for (Thread player : playing) {
        player.join();
      }
    }
    cluster.awaitReady();
    new Reckoning(cluster, ledger).compare(folder);
    checkRest();
    recoveries.over(TOO_LATE).forEach(late -> ledger.broken("much too late: " + late));
    recoveries.print();
    System.out.println(ledger + ", " + ledger.broken().size() + " violations; seed " + seed);
    return ledger.broken();
  }

  /** After all the faults, no thread of a worker may spin while there is no work. */
  private void checkRest() throws IOException, InterruptedException {
    for (Node worker : cluster.workers()) {
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
}
