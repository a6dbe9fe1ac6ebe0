/**
 * A contest in the form of the CCS Contest API, version 2023-06, which scoreboards and resolvers of
 * other systems read.
 *
 * <p>Source: https://ccs-specs.icpc.io/2023-06/contest_api
 */
package io.arbiter.server.contest.ccs;
