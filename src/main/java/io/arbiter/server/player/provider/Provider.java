package io.arbiter.server.player.provider;

/**
 * A provider of the settings.
 *
 * @param name in addresses
 * @param title for people
 */
record Provider(String name, String title) {}
