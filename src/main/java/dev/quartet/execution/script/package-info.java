/**
 * Tier 1: runs one script of the library and returns its output with a receipt.
 *
 * <p>Start at {@link dev.quartet.execution.script.ScriptExecutor}.
 */
@NullMarked
package dev.quartet.execution.script;

import org.jspecify.annotations.NullMarked;
