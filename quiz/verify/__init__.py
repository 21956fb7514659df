"""A dossier held against the articles it was made from: is what it cites really there.

``quiz.dossier`` says whether a dossier agrees with itself; this package reads the articles too. Each check
yields :class:`quiz.verify.findings.Finding`; :func:`quiz.verify.run.verify` runs them all.
"""
