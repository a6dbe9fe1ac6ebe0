package io.arbiter.app.process;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads settings before Quarkus has started, or without Quarkus. */
public final class EarlySettings {
  /**
   * The priority of Quarkus' converters. It is higher than the priority of SmallRye's converters,
   * which accept other formats.
   */
  private static final int CONVERTER = 300;

  private EarlySettings() {}

  /**
   * Reads the current settings. A later call also sees system properties that were set in between.
   */
  public static <T> T of(Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(sources())
        .withMapping(mapping)
        // Settings of other mappings may have the same prefix.
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
