package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.server.player.Viewer;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ContestStreamTest {
  @Test
  void aStreamEndsAfterItsLongestTime() {
    AtomicBoolean left = new AtomicBoolean();
    List<OutboundSseEvent> events =
        Multi.createFrom()
            .<OutboundSseEvent>emitter(
                emitter -> {
                  ContestStream stream =
                      new ContestStream(new Viewer(Optional.empty(), false), false, null, emitter);
                  stream.onTermination(() -> left.set(true));
                  stream.beat(Duration.ZERO);
                })
            .collect()
            .asList()
            .await()
            .atMost(Duration.ofSeconds(10));
    assertThat(events).isEmpty();
    assertThat(left).isTrue();
  }
}
