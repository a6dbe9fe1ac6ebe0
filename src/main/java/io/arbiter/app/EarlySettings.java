package io.arbiter.app;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings for what is done before Quarkus has started, or without it. */
public final class EarlySettings {
  /** Above those of SmallRye, which know other forms. */
  private static final int CONVERTER = 300;

  private EarlySettings() {}

  /** The settings as they are now: system properties that are set later count later. */
  public static <T> T of(Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(sources())
        .withMapping(mapping)
        // Other mappings have names that begin like those of this mapping.
        .withMappingIgnore("arbiter.**")
        .withConverter(MemorySize.class, CONVERTER, new MemorySizeConverter())
        .withConverter(Duration.class, CONVERTER, new DurationConverter())
        .build()
        .getConfigMapping(mapping);
  }

  private static ConfigSource[] sources() {
    Iterable<ConfigSource> sources = ConfigProvider.getConfig().getConfigSources();
    return StreamSupport.stream(sources.spliterator(), false).toArray(ConfigSource[]::new);
  }
}
