/**
 * HTTP: the native API, its event streams, metrics and the console. The only room that knows the
 * HTTP server.
 *
 * <p>Start at {@link dev.quartet.gateway.Gateway}.
 */
@NullMarked
package dev.quartet.gateway;

import org.jspecify.annotations.NullMarked;
