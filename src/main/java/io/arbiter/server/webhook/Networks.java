package io.arbiter.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A set of networks in the notation {@code 10.0.0.0/8}. Immutable. Netty's {@code
 * IpSubnetFilterRule} is no alternative: it takes fc00::1 for a member of 2000::/3.
 */
final class Networks {
  /** Networks with commas between them, as far as a pattern can tell. */
  static final String PATTERN = " *[0-9a-fA-F.:]+/\\d{1,3} *(, *[0-9a-fA-F.:]+/\\d{1,3} *)*";

  /** An address, not a name: a name would be looked up. */
  private static final String LITERAL = "\\d+(\\.\\d+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

  private final List<Network> networks;

  private Networks(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * The addresses of as many bytes as {@code base} that begin with its first {@code prefix} bits.
   */
  private record Network(byte[] base, int prefix) {
    boolean contains(byte[] address) {
      return address.length == base.length && bits(address).equals(bits(base));
    }

    /** The first bits of an address. */
    private BitSet bits(byte[] address) {
      BitSet bits = new BitSet(prefix);
      for (int i = 0; i < prefix; i++) {
        bits.set(i, (address[i / Byte.SIZE] & (0x80 >> (i % Byte.SIZE))) != 0);
      }
      return bits;
    }
  }

  /**
   * The networks with these names.
   *
   * @throws IllegalArgumentException if one of them is no network
   */
  static Networks of(String... networks) {
    return new Networks(Arrays.stream(networks).map(Networks::network).toList());
  }

  private static Network network(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2 || !parts[0].matches(LITERAL) || !parts[1].matches("\\d{1,3}")) {
      throw notANetwork(text);
    }
    try {
      byte[] base = InetAddress.getByName(parts[0]).getAddress();
      int prefix = Integer.parseInt(parts[1]);
      if (prefix > base.length * Byte.SIZE) {
        throw notANetwork(text);
      }
      return new Network(base, prefix);
    } catch (UnknownHostException e) {
      throw notANetwork(text);
    }
  }

  private static IllegalArgumentException notANetwork(String text) {
    return new IllegalArgumentException(text + " is not a network such as 10.1.0.0/16");
  }

  boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }
}
