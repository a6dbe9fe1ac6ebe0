package io.arbiter.server.live;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
  private final OpenStreams streams =
      new OpenStreams(
          new StreamSettings() {
            @Override
            public int perClient() {
              return 2;
            }

            @Override
            public int open() {
              return 3;
            }
          });

  @Test
  void aClientHasALimitedNumberOfStreams() {
    Runnable first = streams.add("ada");
    streams.add("ada");
    assertThatThrownBy(() -> streams.add("ada"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("you may have 2 event streams open at a time");
    first.run();
    first.run();
    streams.add("ada");
    assertThatThrownBy(() -> streams.add("ada")).isInstanceOf(ProblemException.class);
  }

  @Test
  void allClientsTogetherHaveALimitedNumberOfStreams() {
    List<Runnable> open = new ArrayList<>();
    for (String client : List.of("ada", "lou", "uri")) {
      open.add(streams.add(client));
    }
    assertThatThrownBy(() -> streams.add("kim")).hasMessage("too many event streams are open");
    open.forEach(Runnable::run);
    streams.add("kim");
  }
}
