/**
 * Tier 4: staged work, outputs handed over by name.
 *
 * <p>Start at {@link dev.quartet.execution.pipeline.PipelineExecutor}.
 */
@NullMarked
package dev.quartet.execution.pipeline;

import org.jspecify.annotations.NullMarked;
