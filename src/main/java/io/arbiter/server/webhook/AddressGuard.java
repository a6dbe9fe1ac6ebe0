package io.arbiter.server.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Says which addresses of the network a webhook may reach: those of the public internet, and what
 * the operator allows. Every other address may belong to the operator's own machines. Immutable.
 */
@ApplicationScoped
class AddressGuard {
  /**
   * What the registry of special addresses of IPv4 (RFC 6890 and its successors) lists as not
   * global, all multicast, and the reserved rest. 169.254.169.254 has the secrets of machines in
   * clouds.
   */
  private static final Networks NOT_PUBLIC_4 =
      Networks.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** All global unicast addresses of IPv6. Loopback, local addresses and multicast are outside. */
  private static final Networks GLOBAL_6 = Networks.of("2000::/3");

  /**
   * Parts of the global addresses that are not public: protocol assignments with Teredo,
   * documentation, and 6to4. Teredo and 6to4 hold an address of IPv4, which a router would use.
   */
  private static final Networks NOT_PUBLIC_6 =
      Networks.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** NAT64: the last four bytes are an address of IPv4. */
  private static final Networks NAT64 = Networks.of("64:ff9b::/96");

  private final Networks allowed;

  @Inject
  public AddressGuard(WebhookSettings settings) {
    this(settings.allowedNetworks().map(list -> list.split(",", -1)).orElse(new String[0]));
  }

  AddressGuard(String... allowed) {
    this.allowed = Networks.of(allowed);
  }

  /** Whether a webhook may reach this address. */
  public boolean passes(InetAddress address) {
    return switch (address) {
      case Inet4Address v4 -> allowed.contain(v4) || !NOT_PUBLIC_4.contain(v4);
      case Inet6Address v6 -> allowed.contain(v6) || passesPublic(v6);
      default -> false;
    };
  }

  private boolean passesPublic(Inet6Address address) {
    return NAT64.contain(address)
        ? passes(embedded(address))
        : GLOBAL_6.contain(address) && !NOT_PUBLIC_6.contain(address);
  }

  private static InetAddress embedded(Inet6Address address) {
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, bytes.length));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
