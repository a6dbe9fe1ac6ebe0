package io.arbiter.server.player;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressThrottleTest {
  private final AddressThrottle throttle =
      new AddressThrottle("registrations", Duration.ofHours(1), 3, 5);

  private void count(String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.count(address);
    }
  }

  @Test
  void anAddressIsRefusedAtItsLimit() {
    count("192.0.2.7", 3);
    assertThatThrownBy(() -> throttle.count("192.0.2.7"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("too many registrations from this address: 3 within 60 minutes are allowed");
    assertThatCode(() -> throttle.count("192.0.2.8")).doesNotThrowAnyException();
  }

  @Test
  void anEventThatIsRefusedDoesNotCount() {
    count("192.0.2.7", 3);
    assertThatThrownBy(() -> throttle.count("192.0.2.7")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> throttle.require("192.0.2.7")).isInstanceOf(ProblemException.class);
    count("192.0.2.8", 2);
    assertThatThrownBy(() -> throttle.count("192.0.2.9")).hasMessageContaining("this network");
    assertThatThrownBy(() -> throttle.require("192.0.2.9")).hasMessageContaining("this network");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.8, 192.0.2.200, 192.0.3.7",
    "2001:db8:1:1::1, 2001:db8:1:2::1, 2001:db8:1:ffff::5, 2001:db8:2:1::1"
  })
  void aNetworkIsRefusedAtItsLimit(String one, String other, String same, String foreign) {
    count(one, 3);
    count(other, 2);
    assertThatThrownBy(() -> throttle.count(same)).hasMessageContaining("from this network: 5");
    assertThatCode(() -> throttle.count(foreign)).doesNotThrowAnyException();
  }

  @Test
  void allAddressesOfAClientsIpv6NetworkCountTogether() {
    count("2001:db8:1:1::1", 1);
    count("2001:db8:1:1::2", 1);
    count("2001:db8:1:1:ffff::", 1);
    assertThatThrownBy(() -> throttle.count("2001:db8:1:1::9"))
        .hasMessageContaining("from this address");
  }

  private static final String HOME = "192.0.2.7";

  private final LoginThrottle logIns =
      new LoginThrottle(
          new SmallRyeConfigBuilder()
              .withMapping(AddressLimits.class)
              .build()
              .getConfigMapping(AddressLimits.class));

  private void fail(String name) {
    for (int i = 0; i < LoginThrottle.FAILURES; i++) {
      logIns.require(name, HOME);
      logIns.failed(name, HOME);
    }
  }

  @Test
  void aNameIsRefusedAtOneAddressAfterFailures() {
    fail("ada");
    assertThatThrownBy(() -> logIns.require("ADA", HOME)).hasMessageContaining("this name");
    assertThatCode(() -> logIns.require("ada", "192.0.2.8")).doesNotThrowAnyException();
    assertThatCode(() -> logIns.require("bob", HOME)).doesNotThrowAnyException();
  }

  /** They would fill the memory one by one. */
  @Test
  void namesThatNobodyHasCountTogether() {
    fail("no name".repeat(1_000));
    assertThatThrownBy(() -> logIns.require("?", HOME)).hasMessageContaining("this name");
  }
}
