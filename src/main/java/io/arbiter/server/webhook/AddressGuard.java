package io.arbiter.server.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Says which addresses of the network a webhook may reach: those of the public internet, and what
 * the operator allows. Every other address may belong to the operator's own machines. Immutable.
 */
@ApplicationScoped
class AddressGuard {
  /** Networks with commas between them, as far as a pattern can tell. */
  static final String NETWORKS = " *[0-9a-fA-F.:]+/\\d{1,3} *(, *[0-9a-fA-F.:]+/\\d{1,3} *)*";

  /** A network by its address, not by a name: a name would be looked up. */
  private static final String NETWORK = "(\\d+(\\.\\d+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/\\d{1,3}";

  /**
   * What the registry of special addresses of IPv4 (RFC 6890 and its successors) lists as not
   * global, all multicast, and the reserved rest. 169.254.169.254 has the secrets of machines in
   * clouds.
   */
  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          """
          0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,
          192.0.2.0/24,192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,
          224.0.0.0/4,240.0.0.0/4
          """
              .split(",", -1));

  /** All global unicast addresses of IPv6. Loopback, local addresses and multicast are outside. */
  private static final List<Network> GLOBAL_6 = networks("2000::/3");

  /**
   * Parts of the global addresses that are not public: protocol assignments with Teredo,
   * documentation, and 6to4. Teredo and 6to4 hold an address of IPv4, which a router would use.
   */
  private static final List<Network> NOT_PUBLIC_6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** NAT64: the last four bytes are an address of IPv4. */
  private static final List<Network> NAT64 = networks("64:ff9b::/96");

  private final List<Network> allowed;

  @Inject
  public AddressGuard(WebhookSettings settings) {
    this(settings.allowedNetworks().map(list -> list.split(",", -1)).orElse(new String[0]));
  }

  AddressGuard(String... allowed) {
    this.allowed = networks(allowed);
  }

  /**
   * The addresses of {@code bits} bits that begin with the first {@code prefix} bits of {@code
   * base}. Netty's {@code IpSubnetFilterRule} is no alternative: it takes fc00::1 for a member of
   * 2000::/3.
   */
  private record Network(BigInteger base, int bits, int prefix) {
    static Network of(String text) {
      String[] parts = text.strip().split("/", -1);
      try {
        if (text.strip().matches(NETWORK)) {
          byte[] base = InetAddress.getByName(parts[0]).getAddress();
          int prefix = Integer.parseInt(parts[1]);
          if (prefix <= base.length * Byte.SIZE) {
            return new Network(new BigInteger(1, base), base.length * Byte.SIZE, prefix);
          }
        }
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text + " is not a network such as 10.1.0.0/16", e);
      }
      throw new IllegalArgumentException(text + " is not a network such as 10.1.0.0/16");
    }

    boolean contains(byte[] address) {
      return address.length * Byte.SIZE == bits
          && new BigInteger(1, address).xor(base).shiftRight(bits - prefix).signum() == 0;
    }
  }

  private static List<Network> networks(String... names) {
    return Arrays.stream(names).map(Network::of).toList();
  }

  private static boolean isIn(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
  }

  boolean passes(InetAddress address) {
    return switch (address) {
      case Inet4Address v4 -> isIn(allowed, v4) || !isIn(NOT_PUBLIC_4, v4);
      case Inet6Address v6 when isIn(allowed, v6) -> true;
      case Inet6Address v6 when isIn(NAT64, v6) -> passes(embedded(v6));
      case Inet6Address v6 -> isIn(GLOBAL_6, v6) && !isIn(NOT_PUBLIC_6, v6);
      default -> false;
    };
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
