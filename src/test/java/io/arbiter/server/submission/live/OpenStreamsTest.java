package io.arbiter.server.submission.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
  private final OpenStreams streams = new OpenStreams(2, 3);

  private Cancellable open(String client) {
    return streams.limited(client, Multi.createFrom().nothing()).subscribe().with(_ -> {});
  }

  @Test
  void aClientHasALimitedNumberOfStreams() {
    Cancellable first = open("ada");
    open("ada");
    assertThatThrownBy(() -> open("ada"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("you may have 2 event streams open at a time");
    first.cancel();
    first.cancel();
    open("ada");
    assertThatThrownBy(() -> open("ada")).isInstanceOf(ProblemException.class);
  }

  @Test
  void allClientsTogetherHaveALimitedNumberOfStreams() {
    List<Cancellable> open = new ArrayList<>();
    for (String client : List.of("ada", "lou", "uri")) {
      open.add(open(client));
    }
    assertThatThrownBy(() -> open("kim")).hasMessage("too many event streams are open");
    open.forEach(Cancellable::cancel);
    open("kim");
  }

  /** A client that leaves before the answer begins never subscribes. */
  @Test
  void aStreamCountsFromItsSubscription() {
    List<Multi<Object>> unused = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      unused.add(streams.limited("ada", Multi.createFrom().nothing()));
    }
    open("ada");
    open("ada");
    assertThat(unused.getFirst().collect().asList().await().atMost(Duration.ofSeconds(5)))
        .as("beyond the limit")
        .isEmpty();
  }

  @Test
  void aStreamThatEndsByItselfCountsNoLonger() {
    for (int i = 0; i < 5; i++) {
      Multi<Integer> stream = streams.limited("ada", Multi.createFrom().items(1, 2));
      assertThat(stream.collect().asList().await().atMost(Duration.ofSeconds(5)))
          .containsExactly(1, 2);
    }
  }
}
