/**
 * Step 3, execute: one executor for each kind of route.
 *
 * <p>Start at {@link dev.quartet.execution.Executors}.
 */
@NullMarked
package dev.quartet.execution;

import org.jspecify.annotations.NullMarked;
