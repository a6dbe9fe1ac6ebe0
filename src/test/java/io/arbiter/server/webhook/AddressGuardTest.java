package io.arbiter.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard();

  @Test
  void addressesOfTheInternetPass() throws UnknownHostException {
    assertPasses(
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
    // This network, unspecified, loopback.
    assertPasses(false, "0.0.0.0 0.1.2.3 :: 127.0.0.1 127.255.255.254 ::1");
    // Private, unique local, carrier-grade NAT.
    assertPasses(
        false,
        """
        10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 fc00::1 fd12:3456::1 fec0::1
        100.64.0.1 100.127.255.255
        """);
    // Link-local, and the secrets of machines in clouds.
    assertPasses(false, "169.254.0.1 169.254.169.254 169.254.170.2 fe80::1 fd00:ec2::254");
    // Documentation, benchmarks, protocols.
    assertPasses(
        false,
        """
        192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
        2001:db8::1 3fff::1 2001:2::1 100::1
        """);
    // Multicast, reserved, broadcast.
    assertPasses(false, "224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 ff02::1 ff0e::1");
    // An address of IPv4 within: mapped, compatible, NAT64, 6to4, Teredo.
    assertPasses(
        false,
        """
        ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 ::1.1.1.1 64:ff9b::127.0.0.1
        64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::10.0.0.1 2002:7f00:1::1 2002:a00:1::1
        2002:101:101::1 2001:0:53aa:64c:0:fbff:80ff:fffe
        """);
    // Segment routing, and everything that nobody uses yet.
    assertPasses(false, "5f00::1 4000::1 1fff::1");
  }

  private void assertPasses(boolean passes, String addresses) throws UnknownHostException {
    assertPasses(guard, passes, addresses);
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
}
