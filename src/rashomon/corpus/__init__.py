"""Read archives of up to millions of reports into tables, restartably, and find the affairs in them.

    Run(folder, inputs, settings, engine).read()      read all that isn't read yet
    status(folder)                                    what is there
    rank(folder, engine)                              the affairs, most disputed first
    reports(folder, affair)                           the reports of one, with the bytes they were read from
"""

from rashomon.corpus.affairs import Ranked, chosen, listed, rank, reports
from rashomon.corpus.running import Run, Status, status
from rashomon.corpus.settings import Settings

__all__ = ["Ranked", "Run", "Settings", "Status", "chosen", "listed", "rank", "reports", "status"]
