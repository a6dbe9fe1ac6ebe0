package io.arbiter.server.player;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/**
 * What clients of one address may do before they have a token; clients of one network may do {@link
 * AddressThrottle#NETWORK} times as much. Each api process counts for itself. Behind a proxy,
 * {@code quarkus.http.proxy} must be set, so that the clients do not all have the proxy's address.
 */
@ConfigMapping(prefix = "arbiter.per-address")
public interface AddressLimits {
  /** Registrations from one address within an hour, first log-ins at providers included. */
  @WithDefault("100")
  @Min(1)
  int registrations();

  /** Runs from one address within a minute. */
  @WithDefault("60")
  @Min(1)
  int runs();

  /** Failed log-ins from one address within a minute, whatever the names. */
  @WithDefault("100")
  @Min(1)
  int failedLogins();

  /** Mails for new passwords that clients of one address ask for within an hour. */
  @WithDefault("20")
  @Min(1)
  int mails();
}
