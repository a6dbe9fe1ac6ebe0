package io.arbiter.server.player.provider;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Turns off the tenants of the settings, so that Quarkus does not call the providers at the start.
 * A provider that is away would delay the start. {@link Providers} turns a tenant on when somebody
 * logs in there.
 */
public final class LateTenants implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  @Override
  public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    return name.startsWith(Providers.SETTINGS) && name.endsWith(".tenant-enabled")
        ? ConfigValue.builder().withName(name).withValue("false").build()
        : context.proceed(name);
  }
}
