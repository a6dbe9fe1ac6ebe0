package io.arbiter.bench.faults;

import io.arbiter.TestBroker;
import io.arbiter.bench.faults.cluster.ThreeBrokers;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Faults of brokers where three have copies. What counts is the longest time without a verdict
 * while the fault lasts and until all copies are whole again.
 */
final class BrokerSabotage {
  private final ThreeBrokers brokers;
  private final LedgerPlayer witness;
  private final Random random;
  private final Duration time;

  /**
   * @param time how long a broker is away
   */
  BrokerSabotage(ThreeBrokers brokers, LedgerPlayer witness, Random random, Duration time) {
    this.brokers = brokers;
    this.witness = witness;
    this.random = random;
    this.time = time;
  }

  Duration make(Fault fault) throws Exception {
    brokers.awaitWhole();
    if (fault == Fault.KILL_TWO_BROKERS) {
      return killTwo(brokers.some(2, random));
    }
    VerdictWatch watch = new VerdictWatch(witness);
    try (watch) {
      if (fault == Fault.ROLL_THREE_BROKERS) {
        roll();
      } else {
        disturb(brokers.some(1, random).getFirst(), fault);
        brokers.awaitWhole();
      }
    }
    return watch.pause();
  }

  private void disturb(TestBroker broker, Fault fault) throws Exception {
    if (fault == Fault.STOP_BROKER_OF_THREE) {
      broker.freeze();
    } else {
      broker.kill();
    }
    Thread.sleep(time);
    switch (fault) {
      case STOP_BROKER_OF_THREE -> broker.thaw();
      case WIPE_BROKER_OF_THREE -> {
        broker.wipe();
        broker.start();
      }
      default -> broker.start();
    }
  }

  private void roll() throws Exception {
    for (TestBroker broker : brokers.some(3, random)) {
      broker.shutDown();
      broker.start();
      brokers.awaitWhole();
    }
  }

  /** With one broker of three nothing is confirmed. With two, everything goes on. */
  private Duration killTwo(List<TestBroker> two) throws Exception {
    two.getFirst().kill();
    two.getLast().kill();
    Thread.sleep(time);
    two.getFirst().start();
    two.getFirst().awaitAnswer();
    VerdictWatch watch = new VerdictWatch(witness);
    try (watch) {
      Thread.sleep(time);
    }
    two.getLast().start();
    brokers.awaitWhole();
    return watch.pause();
  }
}
