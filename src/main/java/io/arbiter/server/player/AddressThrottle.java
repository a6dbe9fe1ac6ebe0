package io.arbiter.server.player;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what clients do by their address and by their network, and refuses more than the limits
 * allow within a window. The window begins with the first event that is counted.
 *
 * <p>The address is an IPv4 address, or the /64 network of an IPv6 address, because one client may
 * use all addresses of it. The network is /24 for IPv4 and /48 for IPv6. Thread-safe.
 */
final class AddressThrottle {
  private static final long MOST = 100_000;
  private static final int IPV4_BYTES = 4;
  private static final int IPV4_NETWORK_BYTES = 3;
  private static final int IPV6_ADDRESS_BYTES = 8;
  private static final int IPV6_NETWORK_BYTES = 6;

  /**
   * How many times the limit of an address a network may reach: a school or a company has many
   * addresses, and an attacker may have a whole network.
   */
  static final int NETWORK = 10;

  private final String events;
  private final Duration window;
  private final int perAddress;
  private final int perNetwork;
  private final Cache<String, AtomicInteger> counts;

  /**
   * @param events what is counted, in the plural, for the message
   */
  AddressThrottle(String events, Duration window, int perAddress) {
    this(events, window, perAddress, Math.multiplyExact(perAddress, NETWORK));
  }

  AddressThrottle(String events, Duration window, int perAddress, int perNetwork) {
    this.events = events;
    this.window = window;
    this.perAddress = perAddress;
    this.perNetwork = perNetwork;
    this.counts = Caffeine.newBuilder().expireAfterWrite(window).maximumSize(MOST).build();
  }

  /** An address or a network, and how many events it may have within a window. */
  private record Place(String key, int limit, String name) {}

  private List<Place> places(String address) {
    int zone = address.indexOf('%');
    byte[] bytes =
        InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone)).getAddress();
    boolean v4 = bytes.length == IPV4_BYTES;
    return List.of(
        new Place(prefix(bytes, v4 ? IPV4_BYTES : IPV6_ADDRESS_BYTES), perAddress, "this address"),
        new Place(
            "network " + prefix(bytes, v4 ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES),
            perNetwork,
            "this network"));
  }

  private static String prefix(byte[] address, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(address, bytes));
  }

  /**
   * Requires that the limits are not reached.
   *
   * @param address of the client, without a host name
   */
  void require(String address) {
    for (Place place : places(address)) {
      AtomicInteger count = counts.getIfPresent(place.key);
      if (count != null && count.get() >= place.limit) {
        throw refusal(place);
      }
    }
  }

  /**
   * Counts an event; an event that is refused does not count.
   *
   * @param address of the client, without a host name
   */
  void count(String address) {
    List<AtomicInteger> counted = new ArrayList<>();
    for (Place place : places(address)) {
      AtomicInteger count = counts.get(place.key, _ -> new AtomicInteger());
      counted.add(count);
      if (count.incrementAndGet() > place.limit) {
        counted.forEach(AtomicInteger::decrementAndGet);
        throw refusal(place);
      }
    }
  }

  private ProblemException refusal(Place place) {
    return ProblemReason.TOO_MANY_FROM_ADDRESS
        .problem(events, place.name, place.limit, window.toMinutes())
        .retryAfter(window);
  }
}
