package io.arbiter.server.player;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.problem.ProblemReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down the guessing of passwords. After some failures for a name, log-ins with this name from
 * the same address are refused for a while, even with the right password. After many failures with
 * whatever names, all log-ins from an address or a network are refused for a while. Each process
 * counts for itself. Thread-safe.
 */
@ApplicationScoped
class LoginThrottle {
  static final int FAILURES = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long MOST = 100_000;

  private final Cache<String, AtomicInteger> failures =
      Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(MOST).build();

  private final AddressThrottle addresses;

  LoginThrottle(AddressLimits limits) {
    addresses = new AddressThrottle("failed log-ins", WINDOW, limits.failedLogins());
  }

  /** Requires that another log-in is allowed. */
  void require(String name, String address) {
    addresses.require(address);
    AtomicInteger count = failures.getIfPresent(key(name, address));
    if (count != null && count.get() >= FAILURES) {
      throw ProblemReason.TOO_MANY_LOG_INS.problem(FAILURES).retryAfter(WINDOW);
    }
  }

  void failed(String name, String address) {
    failures.get(key(name, address), _ -> new AtomicInteger()).incrementAndGet();
    addresses.count(address);
  }

  /** Nobody has a name that is not valid. A longer text would fill the memory. */
  private static String key(String name, String address) {
    return (name.matches(PlayerStore.NAME) ? name.toLowerCase(Locale.ROOT) : "") + ' ' + address;
  }
}
