package dev.quartet.model;

import java.util.List;

/** The models of each role: the first is used, the others stand in when it cannot answer. */
@FunctionalInterface
public interface Models {
  /**
   * The role's models, in order.
   *
   * @return at least one
   * @throws dev.quartet.platform.Problem of kind NO_MODEL, saying what to set, when there is none
   */
  List<ModelSpec> candidates(Role role);
}
