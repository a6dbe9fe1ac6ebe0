package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.sandbox.ChildStatus;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.SharedSandboxes;
import io.arbiter.worker.judging.WorkerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When children are warmed, and which; the children are fake. */
class WarmingTest {
  private final Set<String> sources = ConcurrentHashMap.newKeySet();
  private final FakeChild.Family children =
      new FakeChild.Family(
          (_, command) -> {
            if (command instanceof Frame.Load(var program)) {
              sources.add(program.source());
            }
            return FakeChild.echo(command);
          });
  private final Sandboxes sandboxes =
      SharedSandboxes.open(2, (settings, _) -> children.starter(settings, 0));
  private final Sandbox players = sandboxes.players();
  private Instant now = Instant.EPOCH;
  private final Slots slots = new Slots(() -> now);

  @BeforeEach
  void settle() {
    FakeChild.await().until(players::isSettled);
  }

  @AfterEach
  void close() {
    sandboxes.close();
  }

  private Warming warming(String wanted) {
    return new Warming(
        sandboxes,
        slots,
        TestSettings.with("arbiter.worker.warm", wanted).getConfigMapping(WorkerSettings.class));
  }

  @Test
  void theColdestChildIsWarmedUntilAllAreWarm() {
    Warming warming = warming("true");
    for (int i = 0; i < 2 * Warming.WARM; i++) {
      assertThat(warming.makeWarmer(() -> {})).isZero();
      settle();
    }
    List<String> told = new ArrayList<>();
    assertThat(warming.makeWarmer(() -> told.add("all are warm"))).isEqualTo(Warming.PAUSE);
    assertThat(told).hasSize(1);
    assertThat(players.statuses()).extracting(ChildStatus::served).containsOnly(Warming.WARM);
    assertThat(sources).as("all differ").hasSize(2 * Warming.WARM);
  }

  @Test
  void nothingRunsWhileAJobIsThereAndShortlyAfter() throws Exception {
    Warming warming = warming("true");
    slots
        .watch(
            false,
            (_, _) -> {
              now = now.plus(Duration.ofHours(1));
              assertThat(warming.makeWarmer(() -> {})).isEqualTo(Warming.PAUSE);
              return Disposition.ACCEPT;
            })
        .handle(
            new AuthorTask.Prepare(UUID.randomUUID(), Map.of()),
            new Delivery(1, 0, 0, Instant.EPOCH));
    assertThat(warming.makeWarmer(() -> {})).isEqualTo(Warming.PAUSE);
    now = now.plusSeconds(2);
    assertThat(warming.makeWarmer(() -> {})).isZero();
  }

  @Test
  void anOperatorMaySwitchItOff() {
    assertThat(warming("false").makeWarmer(() -> {})).isEqualTo(Warming.PAUSE);
    assertThat(sources).isEmpty();
  }
}
