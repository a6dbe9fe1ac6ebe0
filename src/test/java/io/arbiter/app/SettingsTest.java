package io.arbiter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.app.http.HttpSettings;
import io.arbiter.app.process.ProcessSettings;
import io.arbiter.server.access.TokenSettings;
import io.arbiter.server.admin.player.AdminSettings;
import io.arbiter.server.outbox.ResultSettings;
import io.arbiter.server.player.login.DoorSettings;
import io.arbiter.server.puzzle.PublicationSettings;
import io.arbiter.server.similarity.fingerprint.SimilaritySettings;
import io.arbiter.server.station.PuzzleFolderSettings;
import io.arbiter.server.submission.quota.QuotaSettings;
import io.arbiter.server.submission.quota.VisitorSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
  /** The defaults, without the environment of this machine. */
  private static <T> T defaults(Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .withMappingIgnore("arbiter.**")
        .withConverter(MemorySize.class, 300, new MemorySizeConverter())
        .withConverter(Duration.class, 300, new DurationConverter())
        .build()
        .getConfigMapping(mapping);
  }

  @Test
  void processDefaultsArePinned() {
    ProcessSettings process = defaults(ProcessSettings.class);
    assertThat(process.roles()).isEqualTo(Set.of("api", "worker"));
    assertThat(process.data()).isEqualTo(Path.of(".arbiter"));
    assertThat(process.home()).isEmpty();
  }

  @Test
  void requestDefaultsArePinned() {
    HttpSettings http = defaults(HttpSettings.class);
    assertThat(http.maxBodyBytes().asLongValue()).isEqualTo(1L << 20);
    assertThat(http.slowAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(http.slowRate().asLongValue()).isEqualTo(512);
  }

  @Test
  void playerDefaultsArePinned() {
    AdminSettings admin = defaults(AdminSettings.class);
    assertThat(admin.name()).isEqualTo("admin");
    assertThat(admin.password()).isEmpty();
    TokenSettings token = defaults(TokenSettings.class);
    assertThat(token.lifetime()).isEqualTo(Duration.ofMinutes(15));
    assertThat(token.session()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void puzzleDefaultsArePinned() {
    PuzzleFolderSettings puzzles = defaults(PuzzleFolderSettings.class);
    assertThat(puzzles.folder()).isEmpty();
    PublicationSettings publication = defaults(PublicationSettings.class);
    assertThat(publication.minimumStrength()).isZero();
    SimilaritySettings similarity = defaults(SimilaritySettings.class);
    assertThat(similarity.gather()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void submissionDefaultsArePinned() {
    ResultSettings result = defaults(ResultSettings.class);
    assertThat(result.stuckAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void quotaDefaultsArePinned() {
    QuotaSettings quota = defaults(QuotaSettings.class);
    assertThat(quota.inFlight()).isEqualTo(10);
    assertThat(quota.interactive()).isEqualTo(2);
    assertThat(quota.perMinute()).isEqualTo(60);
    assertThat(quota.perDay()).isEqualTo(2000);
    assertThat(quota.endedChildren()).isEqualTo(10);
    assertThat(quota.queue()).isEqualTo(10_000);
  }

  @Test
  void visitors() {
    DoorSettings door = defaults(DoorSettings.class);
    assertThat(door.runsPerAddress()).isEqualTo(60);
    assertThat(door.runsPerNetwork()).isEqualTo(600);
    VisitorSettings visitors = defaults(VisitorSettings.class);
    assertThat(visitors.inFlight()).isEqualTo(20);
    assertThat(visitors.perHour()).isEqualTo(5000);
    assertThat(visitors.endedChildren()).isEqualTo(10);
  }
}
