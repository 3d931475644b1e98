package dev.quartet.decision.reflex.parameter;
final class Lists implements Step { @Override public void assign(Assignment assignment) {} }
