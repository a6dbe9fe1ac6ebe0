package io.arbiter.server.player.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class ApiKeysTest {
  @Inject AgroalDataSource source;
  @Inject ApiKeys keys;

  @Test
  void aPlayerHasLimitedKeysEvenIfAllAreMadeAtOnce() throws Exception {
    TestDatabase database = TestDatabase.of(source);
    database.clear();
    UUID ada = TestData.addPlayer(database, "ada");
    Instant end = Instant.now().plus(Duration.ofDays(1));
    assertThat(
            SameMoment.accepted(
                ApiKeys.MOST + 10, _ -> keys.make(ada, "program", Set.of(Scope.READ), end)))
        .isEqualTo(ApiKeys.MOST);
    assertThat(keys.of(ada)).hasSize(ApiKeys.MOST);
  }
}
