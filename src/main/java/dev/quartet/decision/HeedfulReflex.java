package dev.quartet.decision;

import dev.quartet.library.Library;

/** A reflex that abstains where a person said that it was wrong. */
public final class HeedfulReflex implements Reflex {
  private final Reflex reflex;
  private final Objections objections;

  public HeedfulReflex(Reflex reflex, Objections objections) {
    this.reflex = reflex;
    this.objections = objections;
  }

  @Override
  public Recognition recognise(Query query, Library library) {
    Recognition recognition = reflex.recognise(query, library);
    return switch (recognition) {
      case Recognition.Unsure unsure -> unsure;
      case Recognition.Sure sure when objections.against(query.text(), sure.script()) ->
          new Recognition.Unsure(
              "a person said that " + sure.script() + " is wrong for this", sure.evidence());
      case Recognition.Sure sure -> sure;
    };
  }
}
