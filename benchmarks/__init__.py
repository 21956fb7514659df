"""Measurements, side by side with named peers in one run: ``python -m benchmarks NAME [--json]``.

Run them from a checkout with the extras ``dev`` and ``bench`` installed. They measure; tests never do.
"""
