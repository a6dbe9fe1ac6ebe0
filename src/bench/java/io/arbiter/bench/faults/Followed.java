package io.arbiter.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.arbiter.app.play.ApiClient.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a player has seen of a submission, over all its streams. Thread-safe. */
final class Followed {
  private final String id;
  private final int brokerLife;
  private final List<Long> starts = new ArrayList<>();
  private final StringBuilder output = new StringBuilder();
  private long last = -1;
  private int delays;
  private int interruptions;
  private String lastInterruption = "none";
  private boolean unordered;

  /** Whether a stream has begun before the verdict. */
  private boolean queued;

  /** Whether a stream has shown an event after which the next one can go on. */
  private boolean begun;

  private JsonNode view = MissingNode.getInstance();

  /**
   * @param brokerLife the ids of events begin anew when the broker has lost its disk
   */
  Followed(String id, int brokerLife) {
    this.id = id;
    this.brokerLife = brokerLife;
  }

  synchronized void take(Event event) {
    if (ended()) {
      return;
    }
    if (event.id() >= 0) {
      unordered |= event.id() <= last && !event.name().equals("judged");
      last = Math.max(last, event.id());
    }
    queued |= event.name().equals("queued");
    begun |= event.id() >= 0 && !event.name().equals("judged");
    switch (event.name()) {
      case "started" -> {
        starts.add(System.nanoTime());
        output.setLength(0);
      }
      case "output" -> output.append(event.data().path("text").asText());
      case "queued" -> delays += event.data().has("reason") ? 1 : 0;
      case "judged" -> view = event.data();
      default -> {
        // Progress is for the eyes only.
      }
    }
  }

  /** The headers with which the next stream goes on. */
  synchronized Map<String, String> resume() {
    return last < 0 ? Map.of() : Map.of("Last-Event-ID", Long.toString(last));
  }

  synchronized void interrupted(String why) {
    interruptions++;
    lastInterruption = why;
  }

  synchronized boolean ended() {
    return !view.isMissingNode();
  }

  /** The submission with its verdict. */
  synchronized JsonNode view() {
    return view;
  }

  /** When workers have begun to judge. */
  synchronized List<Long> starts() {
    return List.copyOf(starts);
  }

  /** How often the streams gave a reason for a delay. */
  synchronized int delays() {
    return delays;
  }

  /**
   * What the streams have missed. A submission that several workers have begun has the output of
   * each of them, so only its order is checked. The ids begin anew when the broker loses its disk.
   */
  synchronized Optional<String> gap(String wholeOutput, int brokerLifeNow) {
    if (brokerLife != brokerLifeNow) {
      return Optional.empty();
    }
    if (unordered) {
      return Optional.of(this + ": events came twice or in the wrong order");
    }
    if (starts.size() == 1 && !wholeOutput.contentEquals(output)) {
      return Optional.of(this + ": the streams showed '" + output + "' of '" + wholeOutput + "'");
    }
    // A stream that opens after the verdict, and does not go on after an event, has only the
    // verdict.
    boolean whole = begun || queued && interruptions == 0;
    // Of a short run without output, nobody is told that it has begun.
    return whole && starts.isEmpty() && !wholeOutput.isEmpty()
        ? Optional.of(this + ": the streams missed that it began")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "submission %s (%d starts; %d interruptions, the last: %s)"
        .formatted(id, starts.size(), interruptions, lastInterruption);
  }
}
