package io.arbiter.delivery;

import static io.arbiter.delivery.VirtualBroker.consumed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a job begins, is renewed and acknowledged, what is sent before, and who is not well. */
class JobHandlingTest {
  private static final String TOPIC = Topics.JOBS_INTERACTIVE;
  private static final ProducerRecord<String, byte[]> JOB =
      new ProducerRecord<>(
          TOPIC, "key", Codec.encode(new AuthorTask.Prepare(UUID.randomUUID(), Map.of())));
  private static final Duration LOCK = Duration.ofSeconds(6);
  private static final String GROUP = "fetches";
  private static final Duration TIME = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofHours(1);

  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<Long> pausesMillis = new ArrayList<>();
  private MockProducer<String, byte[]> producer =
      MemoryPublisher.failing(0, new TimeoutException());
  private final List<String> steps = new ArrayList<>();

  /** What the handler answers to the waits, one after the other; empty while it still works. */
  private final Deque<String> answers = new ArrayDeque<>();

  private String lost = "";
  private long made;

  private final JobTaker.Session session =
      new JobTaker.Session() {
        @Override
        public ConsumerRecord<String, byte[]> take() {
          return new ConsumerRecord<>("topic", 0, 7, "key", new byte[0]);
        }

        @Override
        public void renew(ConsumerRecord<String, byte[]> record, Duration patience)
            throws SessionLost {
          step("renew within " + patience.toSeconds());
        }

        @Override
        public void acknowledge(
            ConsumerRecord<String, byte[]> record, AcknowledgeType type, Duration patience)
            throws SessionLost {
          step(type.name() + " within " + patience.toSeconds());
        }

        private void step(String what) throws SessionLost {
          steps.add(what);
          if (!lost.isEmpty() && what.startsWith(lost)) {
            throw new SessionLost(what);
          }
        }
      };

  private final JobTaker taker =
      new JobTaker(
          new Unconfirmed(() -> made),
          LOCK,
          new LoopProgress(),
          () -> false,
          record -> {
            steps.add("begin");
            return this::await;
          });

  private final Fetches fetches = new Fetches();

  private JobHandling handling(Disposition... dispositions) {
    return new JobHandling(
        MemoryPublisher.with(producer),
        TOPIC,
        (work, delivery) -> {
          deliveries.add(delivery);
          return dispositions[deliveries.size() - 1];
        },
        pause -> pausesMillis.add(pause.toMillis()));
  }

  private ProducerRecord<String, byte[]> lastSent() {
    return producer.history().getLast();
  }

  @Test
  void whatTheMachineryCouldNotDoComesAgainAndIsNotCounted() throws Exception {
    var released = new Disposition[8];
    Arrays.fill(released, Disposition.RELEASE);
    JobHandling handling = handling(released);
    ProducerRecord<String, byte[]> next = JOB;
    for (int i = 1; i <= released.length; i++) {
      assertThat(handling.handle(consumed(next, 0, 1))).isEqualTo(AcknowledgeType.ACCEPT);
      assertThat(producer.history()).hasSize(i);
      next = lastSent();
    }
    assertThat(deliveries)
        .extracting(Delivery::number)
        .isEqualTo(IntStream.rangeClosed(1, released.length).boxed().toList());
    assertThat(deliveries)
        .extracting(Delivery::failures, Delivery::losses)
        .containsOnly(tuple(0, 0));
    assertThat(pausesMillis).containsExactly(100L, 200L, 400L, 800L, 1600L, 3000L, 3000L, 3000L);
  }

  @Test
  void aDecidedJobIsNotSentAgainAndAFailedOneIsConfirmedBefore() throws Exception {
    assertThat(handling(Disposition.ACCEPT).handle(consumed(JOB, 0, 1)))
        .isEqualTo(AcknowledgeType.ACCEPT);
    deliveries.clear();
    assertThat(handling(Disposition.REJECT).handle(consumed(JOB, 0, 1)))
        .isEqualTo(AcknowledgeType.REJECT);
    assertThat(producer.history()).isEmpty();
    assertThat(pausesMillis).isEmpty();
    deliveries.clear();
    producer = MemoryPublisher.failing(3, new TimeoutException());
    assertThat(handling(Disposition.FAIL).handle(consumed(JOB, 0, 1)))
        .isEqualTo(AcknowledgeType.ACCEPT);
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void aJobThatFailsComesAgainAndIsCounted() throws Exception {
    // The handler throws the second time.
    JobHandling handling = handling(Disposition.FAIL);
    handling.handle(consumed(JOB, 0, 1));
    handling.handle(consumed(lastSent(), 0, 2));
    assertThat(Delivery.of(consumed(lastSent(), 0, 1)))
        .isEqualTo(new Delivery(4, 2, 1, Instant.ofEpochMilli(1)));
    assertThat(deliveries)
        .extracting(Delivery::number, Delivery::failures, Delivery::losses)
        .containsExactly(tuple(1, 0, 0), tuple(3, 1, 1));
  }

  @Test
  void aJobThatNobodyAnswersIsSentAgainBeforeTheBrokerDropsIt() throws Exception {
    JobHandling handling = handling();
    AcknowledgeType type = handling.handle(consumed(JOB, 0, JobHandling.MAX_DELIVERIES));
    assertThat(type).isEqualTo(AcknowledgeType.ACCEPT);
    assertThat(deliveries).as("its handler may be what kills the worker").isEmpty();
    assertThat(Delivery.of(consumed(lastSent(), 0, 1)))
        .isEqualTo(new Delivery(5, 0, 3, Instant.ofEpochMilli(1)));
  }

  @Test
  void aJobThatCannotBeReadIsPutAsideAndRejected() throws Exception {
    var unreadable = new ProducerRecord<>(TOPIC, "key", "poison".getBytes(UTF_8));
    assertThat(handling().handle(consumed(unreadable, 0, 1))).isEqualTo(AcknowledgeType.REJECT);
    assertThat(deliveries).isEmpty();
    assertThat(lastSent().topic()).isEqualTo(Topics.UNDELIVERABLE);
    Undeliverable aside = Log.UNDELIVERABLE.reader().read(lastSent().value());
    assertThat(aside).extracting("topic", "key").containsExactly(TOPIC, "key");
    assertThat(aside.value()).asString(UTF_8).isEqualTo("poison");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, false, false",
    "2, 0, true, false",
    "3, 0, true, true",
    "0, 10, false, false",
    "0, 11, true, false",
    "0, 12, true, true"
  })
  void theLastTryIsTheOneBeforeTheJobIsGivenUp(
      int failures, int losses, boolean last, boolean givenUp) {
    Delivery delivery = new Delivery(1, failures, losses, Instant.EPOCH);
    assertThat(delivery.isLastTry()).isEqualTo(last);
    assertThat(delivery.isGivenUp()).isEqualTo(givenUp);
  }

  @Test
  void aRecordThatMayStillBeTakenIsSentAgainAndOneThatIsTooLargeIsNot() throws Exception {
    producer = MemoryPublisher.failing(2, new TimeoutException());
    MemoryPublisher.with(producer).deliver("topic", "key", new byte[] {1});
    assertThat(producer.history()).hasSize(1);
    Publisher large =
        MemoryPublisher.with(MemoryPublisher.failing(2, new RecordTooLargeException()));
    assertThatThrownBy(() -> large.deliver("topic", "key", new byte[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasCauseInstanceOf(RecordTooLargeException.class);
  }

  @Test
  void aFailureIsTheTroubleUntilTheLoopAdvances() {
    LoopProgress progress = new LoopProgress();
    progress.failed(new IllegalStateException("a fault"));
    progress.pass();
    assertThat(progress.trouble()).isEqualTo("a fault");
    progress.advance();
    assertThat(progress.trouble()).isNull();
    progress.failed(new IllegalStateException());
    assertThat(progress.trouble()).isEqualTo("IllegalStateException");
  }

  private @Nullable AcknowledgeType await(Duration time) {
    steps.add("wait " + time.toSeconds());
    String answer = answers.pop();
    return answer.isEmpty() ? null : AcknowledgeType.valueOf(answer);
  }

  @Test
  void theLockIsRenewedUntilTheHandlerHasDecided() throws Exception {
    answers.addAll(List.of("", "", "ACCEPT"));
    taker.takeOne(session, 0);
    assertThat(String.join(", ", steps))
        .isEqualTo(
            "begin, wait 2, renew within 3, wait 2, renew within 3, wait 2, ACCEPT within 6");
  }

  /** The answers before the job comes again, the lost step, the next answer, and the steps then. */
  @ParameterizedTest
  @CsvSource({
    "'  REJECT', renew, unused, REJECT within 6",
    "ACCEPT ACCEPT, ACCEPT, unused, ACCEPT within 6",
    "' RELEASE', renew, ACCEPT, 'begin, wait 2, ACCEPT within 6'"
  })
  void aFinishedJobWhoseLockWasLostIsOnlyAcknowledgedWhenItComesAgain(
      String before, String lostStep, String answer, String after) throws Exception {
    answers.addAll(List.of(before.split(" ", -1)));
    lost = lostStep;
    assertThatThrownBy(() -> taker.takeOne(session, 0)).isInstanceOf(SessionLost.class);
    lost = "";
    taker.awaitUnfinished();
    steps.clear();
    answers.add(answer);
    taker.takeOne(session, 0);
    assertThat(String.join(", ", steps)).isEqualTo(after);
  }

  @Test
  void aJobOfTopicsThatWereMadeAgainIsNotTaken() {
    made = 1;
    assertThatThrownBy(() -> taker.takeOne(session, 0))
        .isInstanceOf(SessionLost.class)
        .hasMessage("the broker's topics were made again");
    assertThat(steps).isEmpty();
  }

  /** The counter of a consumer's fetches. */
  private static final class Fetches implements Metric {
    private double total;

    @Override
    public MetricName metricName() {
      return new MetricName("fetch-total", GROUP, "", Map.of());
    }

    @Override
    public Object metricValue() {
      return total;
    }
  }

  private ClientWatch watch(Duration silence, Duration spin) {
    return new ClientWatch(List.of(fetches), GROUP, silence, spin);
  }

  private static void spin() {
    long end = System.nanoTime() + TIME.multipliedBy(2).toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  @Timeout(120)
  void aClientThatSpinsIsNotWellUnlessItWorks() {
    ClientWatch watch = watch(NEVER, TIME);
    @Nullable String trouble = null;
    // On a busy machine the thread may get less than half a processor for a while.
    while (trouble == null) {
      spin();
      trouble = watch.trouble();
    }
    assertThat(trouble).isEqualTo("the client spins instead of waiting");
    ClientWatch working = watch(NEVER, TIME);
    spin();
    working.busy();
    assertThat(working.trouble()).isNull();
  }

  @Test
  void aClientThatWaitsIsWell() throws Exception {
    ClientWatch watch = watch(NEVER, TIME);
    Thread.sleep(TIME.multipliedBy(6));
    assertThat(watch.trouble()).isNull();
  }

  @Test
  void aBrokerThatAnswersNothingIsNoticed() throws Exception {
    fetches.total = 1;
    for (Duration silence : List.of(NEVER, Duration.ofMillis(1))) {
      ClientWatch watch = watch(silence, NEVER);
      assertThat(watch.idle()).isTrue();
      Thread.sleep(2);
      assertThat(watch.idle()).as("no further fetch was answered").isFalse();
      assertThat(watch.trouble())
          .isEqualTo(silence == NEVER ? null : "the broker has answered nothing for 0 s");
    }
  }
}
