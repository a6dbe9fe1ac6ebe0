/**
 * Runs the topology of {@code docker-compose.yml} as processes, with players and a saboteur, and
 * compares at the end what the players were promised with what they got.
 */
package io.arbiter.bench.faults;
