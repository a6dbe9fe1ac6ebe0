/**
 * What admins see and do: failures, workers, queues, players with their roles, suspensions and
 * quotas.
 *
 * <p>Invariant: each change is in the log of admins, and what a worker tells is bounded before it
 * is kept.
 */
package io.arbiter.server.admin;
