package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a share loop begins a job, renews its lock and acknowledges it. */
class JobTakerTest {
  private static final Duration LOCK = Duration.ofSeconds(6);

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
    "ACCEPT, ACCEPT, ACCEPT, ACCEPT within 6",
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
}
