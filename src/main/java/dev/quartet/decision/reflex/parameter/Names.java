package dev.quartet.decision.reflex.parameter;
final class Names implements Step { @Override public void assign(Assignment assignment) {} }
