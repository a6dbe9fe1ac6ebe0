package io.arbiter.server.player.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
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

  /**
   * Requires that the limits are not reached.
   *
   * @param address of the client, without a host name
   * @throws ProblemException TOO_MANY_REQUESTS if a limit is reached
   */
  void require(String address) {
    byte[] bytes = bytes(address);
    require(addressOf(bytes), perAddress, "this address");
    require(networkOf(bytes), perNetwork, "this network");
  }

  private void require(String key, int limit, String place) {
    AtomicInteger count = counts.getIfPresent(key);
    if (count != null && count.get() >= limit) {
      throw refusal(limit, place);
    }
  }

  /**
   * Counts an event.
   *
   * @param address of the client, without a host name
   * @throws ProblemException TOO_MANY_REQUESTS if a limit is reached; the event does not count then
   */
  void count(String address) {
    byte[] bytes = bytes(address);
    count(addressOf(bytes), perAddress, "this address");
    try {
      count(networkOf(bytes), perNetwork, "this network");
    } catch (ProblemException e) {
      takeBack(addressOf(bytes));
      throw e;
    }
  }

  private void count(String key, int limit, String place) {
    if (counts.get(key, _ -> new AtomicInteger()).incrementAndGet() > limit) {
      takeBack(key);
      throw refusal(limit, place);
    }
  }

  private ProblemException refusal(int limit, String place) {
    return new ProblemException(
        ErrorCode.TOO_MANY_REQUESTS,
        "too many %s from %s: %d within %d minutes are allowed"
            .formatted(events, place, limit, window.toMinutes()),
        window);
  }

  private void takeBack(String key) {
    AtomicInteger count = counts.getIfPresent(key);
    if (count != null) {
      count.decrementAndGet();
    }
  }

  private static byte[] bytes(String address) {
    int zone = address.indexOf('%');
    return InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone)).getAddress();
  }

  private static String addressOf(byte[] address) {
    return prefix(address, address.length == IPV4_BYTES ? IPV4_BYTES : IPV6_ADDRESS_BYTES);
  }

  private static String networkOf(byte[] address) {
    return "network "
        + prefix(address, address.length == IPV4_BYTES ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES);
  }

  private static String prefix(byte[] address, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(address, bytes));
  }
}
