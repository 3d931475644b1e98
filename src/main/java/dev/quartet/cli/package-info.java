/**
 * The command line: one class for each command, each a thin reader of options.
 *
 * <p>Start at {@link dev.quartet.cli.QuartetCommand}; it sees {@link dev.quartet.App}.
 */
@NullMarked
package dev.quartet.cli;

import org.jspecify.annotations.NullMarked;
