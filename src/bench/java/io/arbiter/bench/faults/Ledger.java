package io.arbiter.bench.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the players were promised, and every promise that was not kept. Thread-safe. */
final class Ledger {
  /** A submission that got 202. */
  record Promise(String id, String player, KnownSource source) {}

  /** The submissions that an api has accepted, by id. A repeated request must get the same id. */
  final Map<String, Promise> promises = new ConcurrentHashMap<>();

  final Set<String> players = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

  /** Streams that were interrupted and resumed. */
  final AtomicLong resumed = new AtomicLong();

  /** Requests that an api has refused for the moment. */
  final AtomicLong refused = new AtomicLong();

  /** Requests whose connection ended without an answer. */
  final AtomicLong failed = new AtomicLong();

  /** Streams that have said why their submission waits. */
  final AtomicLong delays = new AtomicLong();

  /** A promise was not kept. */
  void broken(String what) {
    broken.add(what);
    System.out.println("VIOLATION: " + what);
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  @Override
  public String toString() {
    return "%d accepted, %d requests refused for the moment, %d streams resumed, %d reasons shown"
        .formatted(promises.size(), refused.get(), resumed.get(), delays.get());
  }
}
