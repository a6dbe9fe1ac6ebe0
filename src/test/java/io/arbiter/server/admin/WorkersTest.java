package io.arbiter.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.message.WorkerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final UUID ID = new UUID(0, 7);
  private static final UUID WORK = new UUID(0, 9);

  private static final WorkerEvent.Slot SLOT = new WorkerEvent.Slot(false, START, WORK);
  private static final WorkerEvent.Slot IDLE = new WorkerEvent.Slot(true, START, null);

  private Instant now = START;
  private final Workers workers = new Workers(() -> now);

  private static WorkerEvent.Alive alive(UUID id, String name) {
    return alive(id, name, List.of(SLOT, IDLE), List.of(child("players")), "WORN");
  }

  private static WorkerEvent.Alive alive(
      UUID id,
      String name,
      List<WorkerEvent.Slot> slots,
      List<WorkerEvent.Child> children,
      String endedBy) {
    var ended = List.of(new WorkerEvent.EndedChild("players", endedBy, 3, START));
    return new WorkerEvent.Alive(id, name, START, START, slots, children, ended);
  }

  private static WorkerEvent.Child child(String sandbox) {
    return new WorkerEvent.Child(sandbox, WorkerEvent.ChildState.READY, 5, 1, 1 << 20);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<Workers.State> states() {
    return workers.all().stream().map(Workers.Worker::state).toList();
  }

  @Test
  void aWorkerIsShownAsItTells() {
    workers.take(alive(ID, "worker-1"));
    Workers.Worker view = workers.all().getFirst();
    assertThat(view)
        .extracting("id", "name", "state")
        .containsExactly(ID, "worker-1", Workers.State.ALIVE);
    assertThat(view.slots())
        .containsExactly(
            new Workers.Slot("INTERACTIVE", START, WORK), new Workers.Slot("BATCH", START, null));
    assertThat(view.processes().children()).containsExactly(child("players"));
    assertThat(view.processes().ended()).extracting("reason").containsExactly("WORN");
  }

  @Test
  void aSilentWorkerIsGoneAfterTenSecondsAndForgottenAfterTenMinutes() {
    workers.take(alive(ID, "w"));
    pass(Workers.SILENCE.minusMillis(1));
    assertThat(states()).containsExactly(Workers.State.ALIVE);
    pass(Duration.ofMillis(1));
    assertThat(states()).containsExactly(Workers.State.GONE);
    workers.take(alive(ID, "w"));
    assertThat(states()).containsExactly(Workers.State.ALIVE);
    pass(Duration.ofMinutes(10));
    assertThat(states()).isEmpty();
  }

  @Test
  void aWorkerThatHasStoppedStaysStoppedWhenAnOlderStateComesLate() {
    workers.take(alive(ID, "w"));
    workers.take(new WorkerEvent.Stopped(ID));
    workers.take(new WorkerEvent.Stopped(new UUID(0, 8)));
    workers.take(alive(ID, "w"));
    assertThat(states()).containsExactly(Workers.State.STOPPED);
  }

  @Test
  void aStateThatIsTooLargeOrHasStrangeWordsIsNotKept() {
    for (String name : List.of("", "a\nb", "<script>", "a\u0000b", "w".repeat(101))) {
      workers.take(alive(ID, name));
    }
    workers.take(alive(ID, "w", List.of(), Collections.nCopies(4_097, child("players")), "WORN"));
    workers.take(alive(ID, "w", Collections.nCopies(1_025, SLOT), List.of(), "WORN"));
    workers.take(alive(ID, "w", List.of(), List.of(child("players\n")), "WORN"));
    workers.take(alive(ID, "w", List.of(), List.of(), "it said: hello"));
    assertThat(states()).isEmpty();
    workers.take(alive(ID, "w", List.of(SLOT), List.of(child("players")), "WORN"));
    assertThat(states()).hasSize(1);
  }

  @Test
  void onlySoManyWorkersAreKept() {
    IntStream.range(0, 1_001).forEach(i -> workers.take(alive(new UUID(1, i), "w")));
    assertThat(states()).hasSize(1_000);
    workers.take(alive(new UUID(1, 5), "known"));
    assertThat(workers.all().getFirst().name()).isEqualTo("known");
  }
}
