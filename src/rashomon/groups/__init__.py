"""Tell which reports belong to one affair, and which of their incidents are one.

    sort(reports)     lists of report ids, one an affair
    gather(reports)   groups of incidents, the one in focus first, background last

Words, days, places, counts of dead and names decide; outlets are never looked at.
"""

from rashomon.groups.gathering import gather
from rashomon.groups.sorting import sort

__all__ = ["gather", "sort"]
