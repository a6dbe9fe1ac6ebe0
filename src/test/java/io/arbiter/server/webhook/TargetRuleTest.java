package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where deliveries may go, when, and how they are signed. */
class TargetRuleTest {
  private final AddressGuard guard = new AddressGuard();
  private final TargetRule rule = rule(false, "443", "8000-8099");

  record Settings(
      boolean enabled, boolean allowHttp, Set<String> ports, Optional<String> allowedNetworks)
      implements WebhookSettings {}

  private static TargetRule rule(boolean http, String... ports) {
    WebhookSettings settings = new Settings(true, http, Set.of(ports), Optional.empty());
    return new TargetRule(new AddressGuard(settings), settings);
  }

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
          https://127.0.0.1/ | must lead to a public address
          https://127.1/ | has no host name
          https://2130706433/ | must lead to a public address
          https://[::1]/ | must lead to a public address
          https://[::ffff:10.0.0.1]/ | must lead to a public address
          https://localhost/ | must lead to a public address
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

  @Test
  void addressesOfTheInternetPass() throws UnknownHostException {
    assertPasses(
        guard,
        true,
        """
        1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
        169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0
        198.17.255.255 198.20.0.0 223.255.255.255 2606:4700:4700::1111 2001:4860:4860::8888
        2001:200::1 2003::1 2a00::1 ::ffff:1.1.1.1 64:ff9b::1.1.1.1
        """);
  }

  @Test
  void allOtherAddressesAreRefused() throws UnknownHostException {
    String refused =
        """
        this network, unspecified, loopback
        0.0.0.0 0.1.2.3 :: 127.0.0.1 127.255.255.254 ::1
        private, unique local, carrier-grade NAT
        10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 fc00::1 fd12:3456::1 fec0::1
        100.64.0.1 100.127.255.255
        link-local, and the secrets of machines in clouds
        169.254.0.1 169.254.169.254 169.254.170.2 fe80::1 fd00:ec2::254
        documentation, benchmarks, protocols
        192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
        2001:db8::1 3fff::1 2001:2::1 100::1
        multicast, reserved, broadcast
        224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 ff02::1 ff0e::1
        IPv4 within: mapped, compatible, NAT64, 6to4, Teredo
        ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 ::1.1.1.1 64:ff9b::127.0.0.1
        64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::10.0.0.1 2002:7f00:1::1 2002:a00:1::1
        2002:101:101::1 2001:0:53aa:64c:0:fbff:80ff:fffe
        segment routing, and everything that nobody uses yet
        5f00::1 4000::1 1fff::1
        """;
    for (String line : refused.lines().filter(line -> !line.contains(", ")).toList()) {
      assertPasses(guard, false, line);
    }
  }

  private static void assertPasses(AddressGuard guard, boolean passes, String addresses)
      throws UnknownHostException {
    for (String address : addresses.strip().split("\\s+")) {
      assertThat(guard.passes(InetAddress.getByName(address))).as(address).isEqualTo(passes);
    }
  }

  @Test
  void theBytesOfAMappedAddressAreAnAddressOfIpv4() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
    assertThat(guard.passes(InetAddress.getByAddress(mapped))).isFalse();
    assertThat(guard.passes(InetAddress.getByAddress("public.example", mapped))).isFalse();
  }

  @Test
  void theOperatorCanAllowNetworks() throws UnknownHostException {
    AddressGuard open = new AddressGuard("10.1.0.0/16", " fd00:1::/32", "127.0.0.1/32 ");
    // What is allowed for IPv4 is allowed behind NAT64 too.
    assertPasses(open, true, "10.1.2.3 fd00:1::5 127.0.0.1 1.1.1.1 64:ff9b::10.1.2.3");
    assertPasses(open, false, "10.2.0.1 fd00:2::5 127.0.0.2 ::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.1.0.0", "10.1/16", "example.org/8", "10.0.0.0/33", "::/129", "/8", ""})
  void whatIsNoNetworkIsRefused(String network) {
    assertThatThrownBy(() -> new AddressGuard(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a network");
  }

  /**
   * The value is that of another program: {@code printf '1700000000.{"event":"ping"}' | openssl
   * dgst -sha256 -hmac whsec_test}.
   */
  @Test
  void theSignatureIsThatOfTheTimeADotAndTheBody() {
    assertThat(
            WebhookClient.signature(
                "whsec_test",
                Instant.ofEpochSecond(1_700_000_000, 999),
                "{\"event\":\"ping\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "t=1700000000,v1=aa8efe37b751e71157c508c5ac4acb1e9fe5225db98355dfc00f4b680afbc447");
  }
}
