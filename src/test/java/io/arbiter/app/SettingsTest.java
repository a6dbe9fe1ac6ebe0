package io.arbiter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.app.process.ProcessSettings;
import io.arbiter.server.admin.AdminSettings;
import io.arbiter.server.outbox.ResultSettings;
import io.arbiter.server.player.AddressLimits;
import io.arbiter.server.player.TokenSettings;
import io.arbiter.server.player.mail.MailSettings;
import io.arbiter.server.puzzle.PublicationSettings;
import io.arbiter.server.puzzle.PuzzleFolderSettings;
import io.arbiter.server.submission.QuotaSettings;
import io.arbiter.server.submission.live.StreamSettings;
import io.arbiter.server.webhook.WebhookSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
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
  void playerDefaultsArePinned() {
    AdminSettings admin = defaults(AdminSettings.class);
    assertThat(admin.name()).isEqualTo("admin");
    assertThat(admin.password()).isEmpty();
    TokenSettings token = defaults(TokenSettings.class);
    assertThat(token.session()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void puzzleDefaultsArePinned() {
    PuzzleFolderSettings puzzles = defaults(PuzzleFolderSettings.class);
    assertThat(puzzles.folder()).isEmpty();
    PublicationSettings publication = defaults(PublicationSettings.class);
    assertThat(publication.minimumStrength()).isZero();
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
  void limitsOfClientsArePinned() {
    AddressLimits address = defaults(AddressLimits.class);
    assertThat(address.registrations()).isEqualTo(100);
    assertThat(address.runs()).isEqualTo(60);
    assertThat(address.failedLogins()).isEqualTo(100);
    assertThat(address.mails()).isEqualTo(20);
    StreamSettings streams = defaults(StreamSettings.class);
    assertThat(streams.perClient()).isEqualTo(30);
  }

  @Test
  void messageDefaultsArePinned() {
    WebhookSettings webhooks = defaults(WebhookSettings.class);
    assertThat(webhooks.enabled()).isTrue();
    assertThat(webhooks.allowHttp()).isFalse();
    assertThat(webhooks.ports()).containsExactlyInAnyOrder("80", "443", "8080", "8443");
    assertThat(webhooks.allowedNetworks()).isEmpty();
    MailSettings mail = defaults(MailSettings.class);
    assertThat(mail.page()).isEqualTo(URI.create("http://localhost:8080"));
  }
}
