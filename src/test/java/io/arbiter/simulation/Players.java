package io.arbiter.simulation;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.server.submission.SimulatedSubmissions;
import io.arbiter.simulation.VirtualDatabase.Version;
import io.arbiter.simulation.VirtualTime.Process;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** The players of a simulation. They tell the invariants what they were promised. */
final class Players {
  /** An api process that takes requests. */
  record Door(Process process, SimulatedSubmissions submissions) {}

  private final VirtualTime time;
  private final Random random;
  private final Invariants invariants;
  private final SimulatedSubmissions.Allowance allowance;
  private final List<Version> versions;
  private final Supplier<Door> doors;
  private final Map<UUID, List<Request>> requests = new HashMap<>();

  /** The number of the request whose source kills its worker; 0 if there is none. */
  private final int killer;

  private int running;
  private int sent;

  Players(
      VirtualTime time,
      Invariants invariants,
      SimulatedSubmissions.Allowance allowance,
      List<Version> versions,
      Supplier<Door> doors,
      int killer) {
    this.time = time;
    this.random = time.random;
    this.invariants = invariants;
    this.allowance = allowance;
    this.versions = versions;
    this.doors = doors;
    this.killer = killer;
  }

  /** One to three players. */
  List<UUID> some() {
    List<UUID> some = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      some.add(new UUID(1, i));
    }
    return some;
  }

  /** A player sends, and sends again what got no answer. */
  void start(Process process, UUID player) {
    running++;
    time.start(process, "player " + player.getLeastSignificantBits(), () -> play(player));
  }

  /** Whether all players have got their answers, or given up. */
  boolean areDone() {
    return running == 0;
  }

  private void play(UUID player) {
    int submissions = 1 + random.nextInt(5);
    for (int i = 0; i < submissions; i++) {
      time.sleep(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 500 : 20_000)));
      String key = random.nextBoolean() ? "key " + random.nextInt(4) : null;
      if (random.nextInt(5) == 0) {
        request(player, key);
      }
      Request request = request(player, key);
      time.sleep(Duration.ofSeconds(1 + random.nextInt(10)));
      if (key != null && !request.answered) {
        request(player, key);
      }
    }
    running--;
  }

  /** A request, from when it is sent until its answer or the end of its process. */
  private static final class Request {
    private boolean answered;
    private int together = 1;
  }

  private Request request(UUID player, String key) {
    Request request = new Request();
    Door door = doors.get();
    if (door.process().isDead()) {
      return request;
    }
    List<Request> others = requests.computeIfAbsent(player, p -> new ArrayList<>());
    others.forEach(other -> other.together++);
    request.together += others.size();
    others.add(request);
    Version version = versions.get(random.nextInt(versions.size()));
    boolean run = random.nextInt(5) == 0;
    int number = ++sent;
    time.start(
        door.process(),
        "request " + number,
        () -> {
          Instant at = time.now().truncatedTo(ChronoUnit.MICROS);
          Job job = job(id(at, number), at, version, run, source(number));
          submit(door, player, key, version.puzzle(), job, request);
        });
    return request;
  }

  private void submit(Door door, UUID player, String key, UUID puzzle, Job job, Request request) {
    boolean added = false;
    try {
      UUID id = door.submissions().accept(job, player, puzzle, key);
      time.note("answers 202 for ..%s", Simulation.end(id));
      invariants.promise(id, player, key);
      request.answered = true;
      added = id.equals(job.submission());
    } catch (ProblemException e) {
      time.note("refuses: %s", e.getMessage());
      request.answered = true;
    } catch (RuntimeException e) {
      time.note("answers 500: %s", e.getMessage());
    } finally {
      // The request of a killed process may still be committed, or not.
      requests.get(player).remove(request);
    }
    if (added) {
      invariants.requireQuota(player, allowance, request.together);
    }
  }

  private String source(int number) {
    return number == killer ? Source.killing(number) : Source.any(random, number);
  }

  private static Job job(UUID id, Instant at, Version version, boolean run, String source) {
    var origin = new Job.Origin(id, 1, at);
    var target = new Job.Target(version.slug(), version.number(), version.testSetHash());
    return run
        ? new Job.Run(origin, target, SourceCode.python(source), Limits.DEFAULT)
        : new Job.Submission(origin, target, SourceCode.python(source), Limits.DEFAULT);
  }

  /** As version 7 of UUID: it begins with the milliseconds. It ends with the number. */
  private UUID id(Instant at, int number) {
    return new UUID(
        at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
        1L << 63 | (long) random.nextInt(1 << 30) << 16 | number);
  }
}
