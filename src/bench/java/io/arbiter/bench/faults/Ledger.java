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

  private final Map<String, Promise> promises = new ConcurrentHashMap<>();
  private final Set<String> players = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
  private final AtomicLong resumed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong delays = new AtomicLong();

  void addPlayer(String name) {
    players.add(name);
  }

  Set<String> players() {
    return players;
  }

  /** An api has accepted a submission. A repeated request must get the same id. */
  void promise(Promise promise) {
    promises.put(promise.id(), promise);
  }

  Map<String, Promise> promises() {
    return promises;
  }

  /** A promise was not kept. */
  void broken(String what) {
    broken.add(what);
    System.out.println("VIOLATION: " + what);
  }

  List<String> broken() {
    return List.copyOf(broken);
  }

  /** A stream was interrupted and resumed. */
  void resumed() {
    resumed.incrementAndGet();
  }

  /** An api has refused a request for the moment. */
  void refused() {
    refused.incrementAndGet();
  }

  /** A stream has said why its submission waits. */
  void delayed() {
    delays.incrementAndGet();
  }

  @Override
  public String toString() {
    return "%d accepted, %d requests refused for the moment, %d streams resumed, %d reasons shown"
        .formatted(promises.size(), refused.get(), resumed.get(), delays.get());
  }
}
