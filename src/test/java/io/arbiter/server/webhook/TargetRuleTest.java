package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRuleTest {
  record Settings(
      boolean enabled, boolean allowHttp, Set<String> ports, Optional<String> allowedNetworks)
      implements WebhookSettings {}

  private static TargetRule rule(boolean http, String... ports) {
    WebhookSettings settings = new Settings(true, http, Set.of(ports), Optional.empty());
    return new TargetRule(new AddressGuard(settings), settings);
  }

  private final TargetRule rule = rule(false, "443", "8000-8099");

  @ParameterizedTest
  @CsvSource({
    "https://example.org, example.org, 443, /",
    "HTTPS://Example.org:8042/a/b?c=d%20e, Example.org, 8042, /a/b?c=d%20e",
    "https://example.org?x, example.org, 443, /?x",
    "https://1.1.1.1/x, 1.1.1.1, 443, /x",
    "https://[2606:4700:4700::1111]/x, 2606:4700:4700::1111, 443, /x",
    "https://notlocalhost/, notlocalhost, 443, /",
  })
  void goodUrlsAreRead(String url, String host, int port, String path) {
    assertThat(rule.read(url)).isEqualTo(new TargetRule.Target(true, host, port, path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://example.org | must be https
          ftp://example.org | must be https
          file:///etc/passwd | must be https
          //example.org | must be https
          example.org | must be https
          https:///x | has no host name
          https:// | is not a URL
          https:example.org | has no host name
          https://exa_mple.org/ / | is not a URL
          https://under_score.org/ | has no host name
          https://ada:secret@example.org/ | must not have a user name or a password
          https://example.org/#x | must not have a part after #
          https://example.org:22/ | must have one of the ports
          https://example.org:8100/ | must have one of the ports
          https://example.org:99999/ | must have one of the ports
          https://127.0.0.1/ | must lead to a public address
          https://169.254.169.254/latest/meta-data | must lead to a public address
          https://0/ | must lead to a public address
          https://127.1/ | has no host name
          https://2130706433/ | must lead to a public address
          https://[::1]/ | must lead to a public address
          https://[::ffff:10.0.0.1]/ | must lead to a public address
          https://[fe80::1%25eth0]/ | must lead to a public address
          https://localhost/ | must lead to a public address
          https://LOCALHOST/ | must lead to a public address
          https://x.localhost/ | must lead to a public address
          """)
  void badUrlsAreRefusedWithAReason(String url, String reason) {
    assertThatThrownBy(() -> rule.read(url))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("url: " + reason);
  }

  @Test
  void theOperatorMayAllowHttp() {
    assertThat(rule(true, "80").read("http://example.org/x"))
        .isEqualTo(new TargetRule.Target(false, "example.org", 80, "/x"));
    assertThatThrownBy(() -> rule(true, "80").read("ftp://example.org/"))
        .hasMessage("url: must begin with https or http");
  }
}
