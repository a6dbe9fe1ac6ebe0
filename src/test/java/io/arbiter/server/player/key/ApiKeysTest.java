package io.arbiter.server.player.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServerTest
class ApiKeysTest extends EmptyDatabase {
  @Inject ApiKeys keys;

  @Test
  void aPlayerHasLimitedKeysEvenIfAllAreMadeAtOnce() throws Exception {
    UUID ada = player("ada");
    Instant end = Instant.now().plus(Duration.ofDays(1));
    assertThat(
            SameMoment.accepted(
                ApiKeys.MOST + 10, _ -> keys.make(ada, "program", Set.of(Scope.READ), end)))
        .isEqualTo(ApiKeys.MOST);
    assertThat(keys.of(ada)).hasSize(ApiKeys.MOST);
  }
}
