"""How often somebody may do something: a bucket of tokens for each key, filled at a steady rate."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

MOST_KEYS: Final = 10_000
"""So many keys are remembered; the one not used for longest is forgotten first."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Throttle:
    """Lets each key do ``burst`` things at once and ``rate`` a second in the long run."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def allow(self, key: str, now: float, cost: float = 1.0) -> bool:
        """Take the cost out of the key's bucket; False, and nothing taken, where there is not enough."""
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(self._burst, now)
            if len(self._buckets) > MOST_KEYS:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(key)
        bucket.left = min(self._burst, bucket.left + max(now - bucket.at, 0.0) * self._rate)
        bucket.at = now
        if bucket.left < cost:
            return False
        bucket.left -= cost
        return True

    def may(self, key: str, now: float) -> bool:
        """Tell whether the key has anything left, without taking it."""
        bucket = self._buckets.get(key)
        return bucket is None or bucket.left + max(now - bucket.at, 0.0) * self._rate >= 1.0
