package io.arbiter.bench.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What the saboteur does, and how soon everything must work again. */
enum Fault {
  KILL_ONE_API("one api of two killed", 5),
  KILL_ALL_APIS("all apis killed; from ready", 5),
  STOP_API("an api stopped; from its return", 5),
  KILL_WORKER("a worker killed; its job taken again", 5),
  PAUSE_WORKER("a worker paused; afterwards", 5),
  STOP_WORKER("a worker stopped; meanwhile", 15),
  KILL_BROKER("broker killed; from up", 8),
  RESTART_BROKER("broker restarted; from up", 8),
  STOP_BROKER("broker stopped; from its return", 8),
  WIPE_BROKER("broker lost its disk; from up", 15),
  KILL_DATABASE("database killed; from up", 3),
  RESTART_DATABASE("database restarted; from up", 3),
  STOP_DATABASE("database stopped; from its return", 3),
  FAILOVER_DATABASE("primary killed; from the promotion", 5),
  CUT_BROKER("connections to the broker cut", 5),
  CUT_DATABASE("connections to the database cut", 3),
  FILL_BROKER("broker's disk full; from up", 15),
  FILL_DATABASE("database's disk full; from up", 15),
  UPGRADE_LIBRARY("a library replaced under a worker", 15),
  ROLLING_UPGRADE("all replaced; longest wait for a verdict", 5),
  KILL_BROKER_OF_THREE("a broker of three killed; pause", 5),
  STOP_BROKER_OF_THREE("a broker of three stopped; pause", 5),
  WIPE_BROKER_OF_THREE("a broker of three lost its disk; pause", 5),
  ROLL_THREE_BROKERS("three brokers restarted in turn; pause", 5),
  KILL_TWO_BROKERS("two brokers of three killed; from one up", 15);

  /** These need a cluster whose only broker they touch. */
  static final Set<Fault> OF_ONE_BROKER =
      Set.of(KILL_BROKER, RESTART_BROKER, STOP_BROKER, WIPE_BROKER, CUT_BROKER, FILL_BROKER);

  static final Set<Fault> OF_THREE_BROKERS = EnumSet.range(KILL_BROKER_OF_THREE, KILL_TWO_BROKERS);

  final String title;

  /** How soon players must have verdicts again. */
  final Duration target;

  Fault(String title, int targetSeconds) {
    this.title = title;
    this.target = Duration.ofSeconds(targetSeconds);
  }
}
