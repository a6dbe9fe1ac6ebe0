/**
 * The topology of {@code docker-compose.yml} as processes that can be killed, stopped and filled.
 */
package io.arbiter.bench.faults.cluster;
