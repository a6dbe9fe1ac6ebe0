package io.arbiter.server.player.provider;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * An account at a provider, whose owner has just logged in there.
 *
 * @param provider the provider's name in the settings
 * @param issuer the provider as its tokens name it
 * @param subject the id of the account, unique within the issuer
 * @param displayName how the provider calls the owner; anybody may have the same name
 */
record ProviderAccount(String provider, String issuer, String subject, @Nullable String displayName)
    implements Principal {
  /** Contains a colon, so it is not the name of a player. */
  @Override
  public String getName() {
    return provider + ":" + subject;
  }
}
