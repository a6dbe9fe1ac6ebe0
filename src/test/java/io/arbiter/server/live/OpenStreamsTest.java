package io.arbiter.server.live;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
  private final OpenStreams streams =
      new OpenStreams(
          new SmallRyeConfigBuilder()
              .withMapping(StreamSettings.class)
              .withDefaultValue("arbiter.streams.per-client", "2")
              .withDefaultValue("arbiter.streams.open", "3")
              .build()
              .getConfigMapping(StreamSettings.class));

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
