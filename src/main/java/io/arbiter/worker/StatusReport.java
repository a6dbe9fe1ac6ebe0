package io.arbiter.worker;

import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.WorkerEvent;
import io.arbiter.sandbox.ChildStatus;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Sends the state of this worker every two seconds. One thread. */
@ApplicationScoped
public class StatusReport {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final UUID worker = UUID.randomUUID();
  private final Instant started = now();
  private final Sandboxes sandboxes;
  private final Slots slots;
  private final Publisher publisher;
  private final String name;

  StatusReport(Sandboxes sandboxes, Slots slots, Publisher publisher, WorkerSettings settings) {
    this.sandboxes = sandboxes;
    this.slots = slots;
    this.publisher = publisher;
    this.name = JudgeWorker.name(settings);
  }

  /** Sends the state, and waits. A state that is lost is not sent again. */
  public void turn() throws InterruptedException {
    var _ = publisher.send(state());
    Thread.sleep(PERIOD);
  }

  public void stop() {
    var _ = publisher.send(new WorkerEvent.Stopped(worker));
  }

  WorkerEvent.Alive state() {
    List<Sandboxes.Status> statuses = sandboxes.statuses();
    return new WorkerEvent.Alive(
        worker,
        name,
        started,
        now(),
        slots.now(),
        statuses.stream().flatMap(StatusReport::children).toList(),
        statuses.stream().flatMap(StatusReport::ended).toList());
  }

  private static Stream<WorkerEvent.Child> children(Sandboxes.Status status) {
    return status.children().stream()
        .map(
            child ->
                new WorkerEvent.Child(
                    status.kind(),
                    state(child),
                    child.age().toMillis(),
                    child.served(),
                    child.residentBytes()));
  }

  private static WorkerEvent.ChildState state(ChildStatus child) {
    return child.activity() == ChildStatus.Activity.READY && child.served() >= Warming.WARM
        ? WorkerEvent.ChildState.WARM
        : WorkerEvent.ChildState.valueOf(child.activity().name());
  }

  private static Stream<WorkerEvent.EndedChild> ended(Sandboxes.Status status) {
    return status.lastEnd().stream()
        .map(
            end ->
                new WorkerEvent.EndedChild(
                    status.kind(),
                    end.reason().name(),
                    end.served(),
                    end.at().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
