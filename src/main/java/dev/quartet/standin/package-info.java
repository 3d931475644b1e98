/**
 * Local stand-ins: model providers that speak the real wire protocols, a made-up company's
 * services, and a day of its requests. For the demo, the benchmarks and the tests; whatever they
 * say is simulated and says so.
 *
 * <p>Start at {@link dev.quartet.standin.DemoCompany}.
 */
@NullMarked
package dev.quartet.standin;

import org.jspecify.annotations.NullMarked;
