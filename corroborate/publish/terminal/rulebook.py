"""What each rule does, in the words in which ``explain`` says it."""

from __future__ import annotations

from corroborate.model import COUNT_FIELDS, Rule

COUNTS: dict[Rule, str] = {
    "ucdp": (
        "UCDP (GED Codebook 24.1, best, high and low estimates): best is the figure that the most origins stand "
        "behind; then first-hand speakers weigh more than retellings, later ones more than earlier, headlines least, "
        "and of what is left the lower figure stands. Low is the lowest figure an origin stands behind, high the "
        "highest that anyone gives."
    ),
    "acled": (
        "ACLED (Codebook, fatalities): one figure, the most conservative credible one, which no headline alone gives; "
        "vague words count as its codebook says (several 3, dozens 12, hundreds 100)."
    ),
    "airwars": (
        "Airwars (casualty ranges): the minimum and the maximum over all sources; best is the minimum, which every "
        "source allows. Denials are kept beside."
    ),
}

OTHERS = {
    "date": "the day that the most origins name; dates that overlap agree, and the narrowest of them is kept.",
    "time_of_day": "the time that the most origins give; only two different clock times contradict each other.",
    "place": "the smallest place that the most origins' claims agree on; one place inside another agrees with it.",
    "perpetrator": "the actor that the most origins name; a name weighs more than a description, a description more "
    "than “unidentified”; the fullest name is kept.",
    "target": "the kind of thing that the most origins say was hit; a denial that it was hit stands against it.",
    "weapon": "the means that the most origins name; a means named outright weighs more than a word like “air strike”.",
    "event_type": "ACLED's word for what the most origins tell; a specific one weighs more than “attack”.",
}

ALWAYS = "An origin counts once, however many articles carry it; where an analyst has signed a decision, that stands."


def rule_words(field: str, rule: Rule) -> str:
    """How a field's value is chosen under a rule, in a few sentences."""
    counted = field in COUNT_FIELDS or field not in OTHERS
    return f"{COUNTS[rule] if counted else f'One for all registers: {OTHERS[field]}'} {ALWAYS}"
