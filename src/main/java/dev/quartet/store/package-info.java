/**
 * The database: connections, migrations, the one writer.
 *
 * <p>Start at {@link dev.quartet.store.Database}.
 */
@NullMarked
package dev.quartet.store;

import org.jspecify.annotations.NullMarked;
