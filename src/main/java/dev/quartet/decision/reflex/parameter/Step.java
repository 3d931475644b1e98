package dev.quartet.decision.reflex.parameter;

/** Gives values of one sort to the parameters that take them. */
interface Step {
  void assign(Assignment assignment);
}
