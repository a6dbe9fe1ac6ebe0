package io.arbiter.server.player.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/**
 * What clients may do before they have a token. The limits count by address and by network; each
 * api process counts for itself. Behind a proxy, {@code quarkus.http.proxy} must be set, so that
 * the clients do not all have the proxy's address.
 */
@ConfigMapping(prefix = "arbiter.door")
public interface DoorSettings {
  /** Registrations from one address within an hour, first log-ins at providers included. */
  @WithDefault("100")
  @Min(1)
  int registrationsPerAddress();

  /** Registrations from one network within an hour, first log-ins at providers included. */
  @WithDefault("1000")
  @Min(1)
  int registrationsPerNetwork();

  /** Runs from one address within a minute. */
  @WithDefault("60")
  @Min(1)
  int runsPerAddress();

  /** Runs from one network within a minute. */
  @WithDefault("600")
  @Min(1)
  int runsPerNetwork();

  /** Failed log-ins from one address within a minute, whatever the names. */
  @WithDefault("100")
  @Min(1)
  int failedLoginsPerAddress();

  /** Failed log-ins from one network within a minute, whatever the names. */
  @WithDefault("1000")
  @Min(1)
  int failedLoginsPerNetwork();

  /** Mails for new passwords that clients of one address ask for within an hour. */
  @WithDefault("20")
  @Min(1)
  int mailsPerAddress();

  /** Mails for new passwords that clients of one network ask for within an hour. */
  @WithDefault("200")
  @Min(1)
  int mailsPerNetwork();
}
